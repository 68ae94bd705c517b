package dev.retune.ui.retrain;

import dev.retune.index.IndexVersion;
import dev.retune.index.SearchService;
import dev.retune.retrain.RetrainRequest;
import dev.retune.retrain.RetrainResult;
import dev.retune.retrain.TriggerReading;
import dev.retune.text.Texts;
import dev.retune.ui.kit.Dialogs;
import dev.retune.ui.kit.Figures;
import dev.retune.ui.kit.Latest;
import dev.retune.ui.kit.Notices;
import dev.retune.ui.kit.Scope;
import dev.retune.ui.kit.TaskRunner;
import dev.retune.ui.kit.WatchedTask;
import java.time.Clock;
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

/** Why to retrain, a run and its outcome, the versions, and a question to the live one. */
public final class RetrainViewModel {
  private static final int HITS = 8;

  private final RetrainReads reads;
  private final Texts texts;
  private final OutcomeWords words;
  private final Scope scope;
  private final TaskRunner runner;
  private final Notices notices;
  private final Dialogs dialogs;
  private final Clock clock;
  private final String person;
  private final Latest latest;
  private final Latest searching;

  private final ReadOnlyObjectWrapper<Optional<TriggerReading>> trigger = none();
  private final ObservableList<String> models = FXCollections.observableArrayList();
  private final ObservableList<IndexVersion> versions = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<WatchedTask>> running = none();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<Outcome>> outcome = none();
  private final ReadOnlyObjectWrapper<Optional<SearchService.Answer>> answer = none();
  private final ObjectProperty<Optional<String>> model =
      new SimpleObjectProperty<>(Optional.empty());
  private final StringProperty chunkTokens = new SimpleStringProperty("");
  private final BooleanProperty force = new SimpleBooleanProperty();
  private final StringProperty question = new SimpleStringProperty("");

  /** Reads anew whenever the scope changes; {@link #refresh} for the first time. */
  public RetrainViewModel(
      RetrainReads reads,
      Texts texts,
      Figures figures,
      Scope scope,
      TaskRunner runner,
      Notices notices,
      Dialogs dialogs,
      Clock clock,
      String person) {
    this.reads = reads;
    this.texts = texts;
    this.words = new OutcomeWords(texts, figures);
    this.scope = scope;
    this.runner = runner;
    this.notices = notices;
    this.dialogs = dialogs;
    this.clock = clock;
    this.person = person;
    this.latest = new Latest(runner);
    this.searching = new Latest(runner);
    scope.onChange(this::refresh);
  }

  private static <T> ReadOnlyObjectWrapper<Optional<T>> none() {
    return new ReadOnlyObjectWrapper<>(Optional.empty());
  }

  private record Read(TriggerReading trigger, List<String> models, List<IndexVersion> versions) {}

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

  /** What the live index answered. */
  public ReadOnlyObjectProperty<Optional<SearchService.Answer>> answer() {
    return answer.getReadOnlyProperty();
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

  /** What the live index is asked. */
  public StringProperty question() {
    return question;
  }

  /** Reads trigger, models and versions. */
  public void refresh() {
    latest.run(
        () -> new Read(reads.trigger(), reads.models(), reads.versions()),
        now -> {
          trigger.set(Optional.of(now.trigger()));
          models.setAll(now.models());
          versions.setAll(now.versions());
        },
        notices::failed);
  }

  /** Starts a run. */
  public void run() {
    if (busy.get()) {
      return;
    }
    RetrainRequest request =
        new RetrainRequest(
            model.get(), tokens(), Optional.empty(), force.get(), false, person, clock.instant());
    busy.set(true);
    outcome.set(Optional.empty());
    WatchedTask task =
        runner.watch(
            texts.get("ui.task.retrain"),
            monitor -> reads.run(request, monitor),
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
    scope.changed();
  }

  private void broke(Throwable e) {
    idle();
    notices.failed(e);
    scope.changed();
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
    String live = live().map(IndexVersion::label).orElse(texts.get("ui.retrain.nothing"));
    dialogs.confirm(
        new Dialogs.Question(
            texts.get("ui.retrain.promoteAsk", version.label()),
            texts.get("ui.retrain.promoteEffect", version.label(), version.documents(), live),
            texts.get("ui.retrain.promote")),
        () -> change(() -> reads.promote(version.label())));
  }

  /** Goes back to the version that was live before, after asking. */
  public void rollback() {
    String live = live().map(IndexVersion::label).orElse(texts.get("ui.retrain.nothing"));
    dialogs.confirm(
        new Dialogs.Question(
            texts.get("ui.retrain.rollbackAsk"),
            texts.get("ui.retrain.rollbackEffect", live),
            texts.get("ui.retrain.rollback")),
        () -> change(reads::rollback));
  }

  private void change(Callable<IndexVersion> change) {
    busy.set(true);
    runner.run(
        change,
        now -> {
          idle();
          notices.done(texts.get("ui.retrain.nowLive", now.label()));
          scope.changed();
        },
        this::broke);
  }

  private Optional<IndexVersion> live() {
    return versions.stream().filter(v -> v.state() == IndexVersion.State.LIVE).findFirst();
  }

  /** Asks the live index. */
  public void search() {
    String asked = question.get().strip();
    if (asked.isEmpty()) {
      searching.cancel();
      answer.set(Optional.empty());
      return;
    }
    searching.run(
        () -> reads.search(asked, HITS), found -> answer.set(Optional.of(found)), notices::failed);
  }
}
