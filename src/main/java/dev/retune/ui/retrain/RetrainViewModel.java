package dev.retune.ui.retrain;

import dev.retune.index.IndexVersion;
import dev.retune.retrain.Effect;
import dev.retune.retrain.RetrainRequest;
import dev.retune.retrain.RetrainResult;
import dev.retune.retrain.TriggerReading;
import dev.retune.ui.kit.Dialogs;
import dev.retune.ui.kit.Latest;
import dev.retune.ui.kit.Room;
import dev.retune.ui.kit.WatchedTask;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;

/** Why to retrain and what would come of it, a run and its outcome, and the versions. */
public final class RetrainViewModel {
  private final RetrainDesk desk;
  private final Room room;
  private final OutcomeWords words;
  private final CompareViewModel compare;
  private final ScheduleViewModel schedule;
  private final Latest latest;
  private final Foresight foresight;

  private final ReadOnlyObjectWrapper<Optional<TriggerReading>> trigger = none();
  private final ObservableList<String> models = FXCollections.observableArrayList();
  private final ObservableList<IndexVersion> versions = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<WatchedTask>> running = none();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<Outcome>> outcome = none();
  private final ObservableMap<Long, Effect> effects = FXCollections.observableHashMap();
  private final ObjectProperty<Optional<String>> model =
      new SimpleObjectProperty<>(Optional.empty());
  private final StringProperty chunkTokens = new SimpleStringProperty("");
  private final BooleanProperty force = new SimpleBooleanProperty();
  private final BooleanProperty dryRun = new SimpleBooleanProperty();
  private boolean entered;

  /** Reads when it is entered, and anew whenever the scope changes while it is seen. */
  public RetrainViewModel(RetrainDesk desk, Room room) {
    this.desk = desk;
    this.room = room;
    this.words = new OutcomeWords(room.texts(), room.figures());
    this.compare = new CompareViewModel(desk, room, versions);
    this.schedule = new ScheduleViewModel(desk, room);
    this.latest = new Latest(room.runner());
    this.foresight = new Foresight(desk, room);
    room.scope().changes().subscribe((was, is) -> changed());
  }

  private static <T> ReadOnlyObjectWrapper<Optional<T>> none() {
    return new ReadOnlyObjectWrapper<>(Optional.empty());
  }

  private record Read(
      TriggerReading trigger,
      String footing,
      List<String> models,
      List<IndexVersion> versions,
      List<Effect> effects) {

    Foresight.Ground ground() {
      return new Foresight.Ground(
          footing, trigger.state(), trigger.votes(), trigger.dislikes(), versions);
    }
  }

  /** Two versions side by side. */
  public CompareViewModel compare() {
    return compare;
  }

  /** When the loop runs by itself. */
  public ScheduleViewModel schedule() {
    return schedule;
  }

  /** What can be known before a run. */
  public Foresight foresight() {
    return foresight;
  }

  /** What users made of a version's going live, by the version's id. */
  public ObservableMap<Long, Effect> effects() {
    return effects;
  }

  /** What the trigger says; empty before it was asked. */
  public ReadOnlyObjectProperty<Optional<TriggerReading>> trigger() {
    return trigger.getReadOnlyProperty();
  }

  /** The models that can be chosen. */
  public ObservableList<String> models() {
    return models;
  }

  /** All versions, newest first. */
  public ObservableList<IndexVersion> versions() {
    return versions;
  }

  /** The run under way. */
  public ReadOnlyObjectProperty<Optional<WatchedTask>> running() {
    return running.getReadOnlyProperty();
  }

  /** Whether a run, a promotion or a rollback is under way. */
  public ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /** How the last run ended. */
  ReadOnlyObjectProperty<Optional<Outcome>> outcome() {
    return outcome.getReadOnlyProperty();
  }

  /** The model to build with; the live version's when empty. */
  public ObjectProperty<Optional<String>> model() {
    return model;
  }

  /** Most tokens of a chunk as typed; as before when blank. */
  public StringProperty chunkTokens() {
    return chunkTokens;
  }

  /** Whether to run whatever the trigger says. */
  public BooleanProperty force() {
    return force;
  }

  /** Whether to judge a candidate and promote nothing. */
  public BooleanProperty dryRun() {
    return dryRun;
  }

  /** The screen is seen. */
  public void enter() {
    if (!entered) {
      entered = true;
      refresh();
    }
  }

  /** The screen is left: what nobody waits for any more is told to stop. */
  public void leave() {
    entered = false;
    latest.cancel();
    foresight.cancel();
  }

  private void changed() {
    // away from the screen nothing is read; coming back reads it
    if (entered) {
      refresh();
    }
  }

  /** Reads how things stand. */
  public void refresh() {
    latest.run(
        () ->
            new Read(
                desk.trigger(), desk.footing(), desk.models(), desk.versions(), desk.effects()),
        now -> {
          trigger.set(Optional.of(now.trigger()));
          models.setAll(now.models());
          effects.clear();
          // of a version that was live twice, the newer time
          now.effects().reversed().forEach(effect -> effects.put(effect.version(), effect));
          versions.setAll(now.versions());
          foresight.on(now.ground());
        },
        room.notices()::failed);
    schedule.refresh();
  }

  /** Starts a run. */
  public void run() {
    if (busy.get()) {
      return;
    }
    RetrainRequest request =
        new RetrainRequest(
            model.get(),
            tokens(),
            Optional.empty(),
            force.get(),
            dryRun.get(),
            room.person(),
            room.clock().instant());
    busy.set(true);
    outcome.set(Optional.empty());
    WatchedTask task =
        room.runner()
            .watch(
                room.texts().get("ui.task.retrain"),
                monitor -> desk.run(request, monitor),
                this::ended,
                this::broke);
    running.set(busy.get() ? Optional.of(task) : Optional.empty());
  }

  private OptionalInt tokens() {
    String typed = chunkTokens.get().strip();
    return typed.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(typed));
  }

  private void ended(RetrainResult result) {
    idle();
    outcome.set(Optional.of(words.of(result)));
    room.scope().changed();
  }

  private void broke(Throwable e) {
    idle();
    room.notices().failed(e);
    room.scope().changed();
  }

  private void idle() {
    busy.set(false);
    running.set(Optional.empty());
  }

  /** Whether a version can be made live. */
  public static boolean promotable(IndexVersion version) {
    return version.complete()
        && switch (version.state()) {
          case CANDIDATE, RETIRED, REJECTED -> true;
          case LIVE, FAILED -> false;
        };
  }

  /** Makes a version live, after asking. */
  public void promote(IndexVersion version) {
    String live = live().map(IndexVersion::label).orElse(room.texts().get("ui.retrain.nothing"));
    room.dialogs()
        .confirm(
            new Dialogs.Question(
                room.texts().get("ui.retrain.promoteAsk", version.label()),
                room.texts()
                    .get("ui.retrain.promoteEffect", version.label(), version.documents(), live),
                room.texts().get("ui.retrain.promote")),
            () -> change(() -> desk.promote(version.label())));
  }

  /** Goes back to the version that was live before, after asking. */
  public void rollback() {
    String live = live().map(IndexVersion::label).orElse(room.texts().get("ui.retrain.nothing"));
    room.dialogs()
        .confirm(
            new Dialogs.Question(
                room.texts().get("ui.retrain.rollbackAsk"),
                room.texts().get("ui.retrain.rollbackEffect", live),
                room.texts().get("ui.retrain.rollback")),
            () -> change(desk::rollback));
  }

  private void change(Callable<IndexVersion> change) {
    busy.set(true);
    room.runner()
        .run(
            change,
            now -> {
              idle();
              room.notices().done(room.texts().get("ui.retrain.nowLive", now.label()));
              room.scope().changed();
            },
            this::broke);
  }

  private Optional<IndexVersion> live() {
    return versions.stream().filter(v -> v.state() == IndexVersion.State.LIVE).findFirst();
  }
}
