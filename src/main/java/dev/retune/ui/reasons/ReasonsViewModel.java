package dev.retune.ui.reasons;

import dev.retune.reasons.FiledReason;
import dev.retune.reasons.FiledReasons.Order;
import dev.retune.reasons.ReasonCode;
import dev.retune.reasons.ReasonCodes;
import dev.retune.reasons.ReasonList;
import dev.retune.reasons.ReasonLists;
import dev.retune.stats.ReasonShare;
import dev.retune.stats.Window;
import dev.retune.ui.kit.Dialogs;
import dev.retune.ui.kit.Latest;
import dev.retune.ui.kit.Room;
import dev.retune.ui.reasons.ReasonsDesk.Looked;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The codes, the reasons under the one that is open, and its meaning as it is being written. */
public final class ReasonsViewModel {
  /** Reasons of a page. */
  static final int PAGE = 200;

  private static final int KEYS = 9;

  private final ReasonsDesk desk;
  private final Room room;
  private final Latest looking;
  private final Latest filing;
  private final Latest more;
  private final Meaning meaning = new Meaning();
  private final ObservableList<CodeRow> codes = FXCollections.observableArrayList();
  private final ObservableList<FiledReason> reasons = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<CodeRow>> open =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<Order> order = new SimpleObjectProperty<>(Order.LEAST_SURE);
  private final ReadOnlyStringWrapper version = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper taught = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final List<Long> lessons = new ArrayList<>();
  private Optional<ReasonList> list = Optional.empty();
  private boolean complete;

  /** Over its services; {@link #refresh} reads for the first time. */
  public ReasonsViewModel(ReasonsDesk desk, Room room) {
    this.desk = desk;
    this.room = room;
    this.looking = new Latest(room);
    this.filing = new Latest(room);
    this.more = new Latest(room);
    order.subscribe((was, is) -> readReasons());
    room.scope().onChange(this::refresh);
  }

  /** The codes in their order, the archived ones last. */
  public ObservableList<CodeRow> codes() {
    return codes;
  }

  /** The reasons under the open code, as far as somebody scrolled. */
  public ObservableList<FiledReason> reasons() {
    return reasons;
  }

  /** The code that is open. */
  public ReadOnlyObjectProperty<Optional<CodeRow>> open() {
    return open.getReadOnlyProperty();
  }

  /** What comes first among the reasons. */
  public ObjectProperty<Order> order() {
    return order;
  }

  /** Which version of the list this is, and who made it when. */
  public ReadOnlyStringProperty version() {
    return version.getReadOnlyProperty();
  }

  /** What the open code means, as it is being written. */
  Meaning meaning() {
    return meaning;
  }

  /** Whether something was written that is not kept yet. */
  public BooleanBinding changed() {
    return meaning.changed();
  }

  /** Whether a correction made here can be taken back. */
  public ReadOnlyBooleanProperty undoable() {
    return undoable.getReadOnlyProperty();
  }

  /** Whether something was taught here that the other reasons have not been measured by yet. */
  public ReadOnlyBooleanProperty taught() {
    return taught.getReadOnlyProperty();
  }

  /** Whether all reasons are being classified anew. */
  public ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /** Reads codes, figures and reasons. */
  public void refresh() {
    Window window = room.scope().window().get();
    looking.run(
        () -> desk.look(window),
        now -> {
          came(now);
          readReasons();
        },
        room.notices()::failed);
  }

  private void came(Looked now) {
    list = Optional.of(now.list());
    Map<String, Long> votes =
        now.shares().stream().collect(Collectors.toMap(ReasonShare::code, ReasonShare::votes));
    long most = votes.values().stream().mapToLong(v -> v).max().orElse(1);
    List<CodeRow> rows = new ArrayList<>();
    int key = 1;
    for (ReasonCode code : now.list().codes()) {
      long count = votes.getOrDefault(code.code(), 0L);
      boolean other = code.code().equals(ReasonCodes.OTHER);
      String digit = other ? "0" : code.archived() || key > KEYS ? "" : String.valueOf(key++);
      rows.add(
          new CodeRow(
              code,
              ReasonCodes.name(room.texts(), code.code()),
              room.figures().count(count),
              (double) count / most,
              digit));
    }
    rows.sort(Comparator.comparing(row -> row.code().archived()));
    version.set(now.changes().stream().findFirst().map(this::told).orElse(builtIn()));
    Optional<String> was = open.get().map(row -> row.code().code());
    codes.setAll(rows);
    rows.stream()
        .filter(row -> was.map(row.code().code()::equals).orElse(true))
        .findFirst()
        .ifPresent(this::show);
  }

  private String builtIn() {
    return room.texts().get("ui.reasons.builtIn");
  }

  private String told(ReasonLists.Change change) {
    return room.texts()
        .get(
            "ui.reasons.version",
            String.valueOf(change.version()),
            change.who(),
            room.figures().moment(change.at()));
  }

  /** Opens a code. */
  public void open(CodeRow row) {
    if (!row.equals(open.get().orElse(null))) {
      show(row);
      readReasons();
    }
  }

  private void show(CodeRow row) {
    boolean same = open.get().map(now -> now.code().code().equals(row.code().code())).orElse(false);
    open.set(Optional.of(row));
    // what is being written is not wiped by a refresh
    if (!same || !meaning.changed().get()) {
      meaning.begin(row.code());
    }
  }

  private void readReasons() {
    more.cancel();
    open.get()
        .ifPresent(
            row -> {
              Window window = room.scope().window().get();
              Order first = order.get();
              filing.run(
                  () -> desk.filed(row.code().code(), window, first, 0, PAGE),
                  found -> {
                    complete = found.size() < PAGE;
                    reasons.setAll(found);
                  },
                  room.notices()::failed);
            });
  }

  /** Asks for the next page; called as the end of the reasons comes into sight. */
  public void more() {
    if (complete || reasons.isEmpty()) {
      return;
    }
    String code = open.get().orElseThrow().code().code();
    Window window = room.scope().window().get();
    Order first = order.get();
    int skip = reasons.size();
    more.run(
        () -> desk.filed(code, window, first, skip, PAGE),
        found -> {
          complete = found.size() < PAGE;
          reasons.addAll(found);
        },
        room.notices()::failed);
  }

  /** Files a reason under the code of a digit; nothing happens when no code has it. */
  public void file(FiledReason reason, String digit) {
    codes.stream()
        .filter(row -> !row.key().isEmpty() && row.key().equals(digit))
        .findFirst()
        .ifPresent(row -> file(reason, row));
  }

  /** Files a reason under a code. */
  public void file(FiledReason reason, CodeRow row) {
    // it goes at once, so that the next key is for the next reason
    reasons.remove(reason);
    room.runner()
        .run(
            () -> desk.teach(reason.voteId(), row.code(), room.person()),
            lesson -> {
              lessons.add(lesson);
              undoable.set(true);
              taught.set(true);
              room.scope().changed();
            },
            e -> {
              room.notices().failed(e);
              refresh();
            });
  }

  /** Takes the newest correction back. */
  public void undo() {
    if (lessons.isEmpty()) {
      return;
    }
    long lesson = lessons.removeLast();
    undoable.set(!lessons.isEmpty());
    room.runner()
        .run(
            () -> {
              desk.takeBack(lesson, room.person());
              return lesson;
            },
            done -> room.scope().changed(),
            room.notices()::failed);
  }

  /** Adds a code. */
  public void add(String name) {
    change(now -> now.with(name));
  }

  /** Keeps what was written of the open code. */
  public void save() {
    open.get().ifPresent(row -> change(now -> now.with(meaning.of(now.get(row.code().code())))));
  }

  /** Archives the open code after a question, or gives it again. */
  public void archive() {
    open.get()
        .ifPresent(
            row -> {
              if (row.code().archived()) {
                change(now -> now.archived(row.code().code(), false));
                return;
              }
              room.dialogs()
                  .confirm(
                      new Dialogs.Question(
                          room.texts().get("ui.reasons.archiveTitle", row.name()),
                          room.texts().get("ui.reasons.archiveEffect"),
                          room.texts().get("ui.reasons.archive")),
                      () -> change(now -> now.archived(row.code().code(), true)));
            });
  }

  private interface Change {
    ReasonList of(ReasonList now);
  }

  private void change(Change change) {
    list.ifPresent(
        now ->
            room.runner()
                .run(
                    () -> desk.save(change.of(now), room.person()),
                    kept -> {
                      open.get()
                          .flatMap(
                              row ->
                                  kept.codes().stream()
                                      .filter(c -> c.code().equals(row.code().code()))
                                      .findFirst())
                          .ifPresent(meaning::begin);
                      taught.set(true);
                      refresh();
                    },
                    room.notices()::failed));
  }

  /** Measures all reasons that no person has filed by the list and the corrections of now. */
  public void classifyAgain() {
    if (busy.get()) {
      return;
    }
    busy.set(true);
    room.runner()
        .watch(
            room.texts().get("ui.reasons.again"),
            desk::classifyAgain,
            changed -> {
              busy.set(false);
              taught.set(false);
              room.notices().done(room.texts().get("ui.reasons.againDone", changed));
              room.scope().changed();
            },
            e -> {
              busy.set(false);
              room.notices().failed(e);
            });
  }
}
