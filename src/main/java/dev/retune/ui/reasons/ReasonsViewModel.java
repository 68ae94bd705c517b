package dev.retune.ui.reasons;

import dev.retune.reasons.model.BuiltInReasonCodes;
import dev.retune.reasons.model.CodedReason;
import dev.retune.reasons.model.ReasonCode;
import dev.retune.reasons.model.ReasonCodeList;
import dev.retune.reasons.store.CodedReasonRepository.Order;
import dev.retune.reasons.store.ReasonCodeListRepository;
import dev.retune.statistics.model.ReasonShare;
import dev.retune.statistics.time.TimeWindow;
import dev.retune.ui.dialog.UserDialogs;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.reasons.ReasonsGateway.ReasonsSnapshot;
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

/** The codes, the reasons of the open code, and its definition while it is edited. */
public final class ReasonsViewModel {
  /** Reasons per page. */
  static final int PAGE = 200;

  private static final int KEYS = 9;

  private final ReasonsGateway gateway;
  private final ScreenContext context;
  private final LatestTask looking;
  private final LatestTask filing;
  private final LatestTask more;
  private final ReasonCodeEditor meaning = new ReasonCodeEditor();
  private final ObservableList<ReasonCodeRow> codes = FXCollections.observableArrayList();
  private final ObservableList<CodedReason> reasons = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<ReasonCodeRow>> open =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<Order> order = new SimpleObjectProperty<>(Order.LEAST_SURE);
  private final ReadOnlyStringWrapper version = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper taught = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final List<Long> corrections = new ArrayList<>();
  private Optional<ReasonCodeList> list = Optional.empty();
  private boolean complete;

  /** Reads nothing until {@link #refresh} is called. */
  public ReasonsViewModel(ReasonsGateway gateway, ScreenContext context) {
    this.gateway = gateway;
    this.context = context;
    this.looking = new LatestTask(context);
    this.filing = new LatestTask(context);
    this.more = new LatestTask(context);
    order.subscribe((was, is) -> readReasons());
    context.timeWindow().onChange(this::refresh);
  }

  /** The codes in order, archived ones last. */
  public ObservableList<ReasonCodeRow> codes() {
    return codes;
  }

  /** The reasons of the open code loaded so far. */
  public ObservableList<CodedReason> reasons() {
    return reasons;
  }

  /** The open code. */
  public ReadOnlyObjectProperty<Optional<ReasonCodeRow>> open() {
    return open.getReadOnlyProperty();
  }

  /** The sort order of the reasons. */
  public ObjectProperty<Order> order() {
    return order;
  }

  /** The version of the list, its author and time. */
  public ReadOnlyStringProperty version() {
    return version.getReadOnlyProperty();
  }

  /** The definition of the open code while it is edited. */
  ReasonCodeEditor meaning() {
    return meaning;
  }

  /** Whether there are unsaved changes. */
  public BooleanBinding changed() {
    return meaning.changed();
  }

  /** Whether a correction made here can be undone. */
  public ReadOnlyBooleanProperty undoable() {
    return undoable.getReadOnlyProperty();
  }

  /** Whether corrections were made that have not been applied to the other reasons. */
  public ReadOnlyBooleanProperty taught() {
    return taught.getReadOnlyProperty();
  }

  /** Whether all reasons are being reclassified. */
  public ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /** Loads codes, figures and reasons. */
  public void refresh() {
    TimeWindow window = context.timeWindow().window().get();
    looking.run(
        () -> gateway.look(window),
        now -> {
          came(now);
          readReasons();
        },
        context.notices()::failed);
  }

  private void came(ReasonsSnapshot now) {
    list = Optional.of(now.list());
    Map<String, Long> votes =
        now.shares().stream().collect(Collectors.toMap(ReasonShare::code, ReasonShare::votes));
    long most = votes.values().stream().mapToLong(v -> v).max().orElse(1);
    List<ReasonCodeRow> rows = new ArrayList<>();
    int key = 1;
    for (ReasonCode code : now.list().codes()) {
      long count = votes.getOrDefault(code.code(), 0L);
      boolean other = code.code().equals(BuiltInReasonCodes.OTHER);
      String digit = other ? "0" : code.archived() || key > KEYS ? "" : String.valueOf(key++);
      rows.add(
          new ReasonCodeRow(
              code,
              BuiltInReasonCodes.name(context.texts(), code.code()),
              context.formatter().count(count),
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
    return context.texts().get("ui.reasons.builtIn");
  }

  private String told(ReasonCodeListRepository.Change change) {
    return context
        .texts()
        .get(
            "ui.reasons.version",
            String.valueOf(change.version()),
            change.who(),
            context.formatter().moment(change.at()));
  }

  /** Opens a code. */
  public void open(ReasonCodeRow row) {
    if (!row.equals(open.get().orElse(null))) {
      show(row);
      readReasons();
    }
  }

  private void show(ReasonCodeRow row) {
    boolean same = open.get().map(now -> now.code().code().equals(row.code().code())).orElse(false);
    open.set(Optional.of(row));
    // A refresh must not overwrite unsaved changes.
    if (!same || !meaning.changed().get()) {
      meaning.begin(row.code());
    }
  }

  private void readReasons() {
    more.cancel();
    open.get()
        .ifPresent(
            row -> {
              TimeWindow window = context.timeWindow().window().get();
              Order first = order.get();
              filing.run(
                  () -> gateway.filed(row.code().code(), window, first, 0, PAGE),
                  found -> {
                    complete = found.size() < PAGE;
                    reasons.setAll(found);
                  },
                  context.notices()::failed);
            });
  }

  /** Loads the next page when the end of the list becomes visible. */
  public void more() {
    if (complete || reasons.isEmpty()) {
      return;
    }
    String code = open.get().orElseThrow().code().code();
    TimeWindow window = context.timeWindow().window().get();
    Order first = order.get();
    int skip = reasons.size();
    more.run(
        () -> gateway.filed(code, window, first, skip, PAGE),
        found -> {
          complete = found.size() < PAGE;
          reasons.addAll(found);
        },
        context.notices()::failed);
  }

  /** Assigns a reason to the code of a digit; no effect if no code has it. */
  public void file(CodedReason reason, String digit) {
    codes.stream()
        .filter(row -> !row.key().isEmpty() && row.key().equals(digit))
        .findFirst()
        .ifPresent(row -> file(reason, row));
  }

  /** Assigns a reason to a code. */
  public void file(CodedReason reason, ReasonCodeRow row) {
    // Removed at once, so that the next key applies to the next reason.
    reasons.remove(reason);
    context
        .runner()
        .run(
            () -> gateway.teach(reason.voteId(), row.code(), context.person()),
            correction -> {
              corrections.add(correction);
              undoable.set(true);
              taught.set(true);
              context.timeWindow().changed();
            },
            e -> {
              context.notices().failed(e);
              refresh();
            });
  }

  /** Undoes the latest correction. */
  public void undo() {
    if (corrections.isEmpty()) {
      return;
    }
    long correction = corrections.removeLast();
    undoable.set(!corrections.isEmpty());
    context
        .runner()
        .run(
            () -> {
              gateway.takeBack(correction, context.person());
              return correction;
            },
            done -> context.timeWindow().changed(),
            context.notices()::failed);
  }

  /** Adds a code. */
  public void add(String name) {
    change(now -> now.with(name));
  }

  /** Saves the definition of the open code. */
  public void save() {
    open.get().ifPresent(row -> change(now -> now.with(meaning.of(now.get(row.code().code())))));
  }

  /** Archives the open code after confirmation, or restores it. */
  public void archive() {
    open.get()
        .ifPresent(
            row -> {
              if (row.code().archived()) {
                change(now -> now.archived(row.code().code(), false));
                return;
              }
              context
                  .dialogs()
                  .confirm(
                      new UserDialogs.Question(
                          context.texts().get("ui.reasons.archiveTitle", row.name()),
                          context.texts().get("ui.reasons.archiveEffect"),
                          context.texts().get("ui.reasons.archive")),
                      () -> change(now -> now.archived(row.code().code(), true)));
            });
  }

  private interface Change {
    ReasonCodeList of(ReasonCodeList now);
  }

  private void change(Change change) {
    list.ifPresent(
        now ->
            context
                .runner()
                .run(
                    () -> gateway.save(change.of(now), context.person()),
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
                    context.notices()::failed));
  }

  /**
   * Reclassifies all reasons without a manual assignment, using the current list and corrections.
   */
  public void classifyAgain() {
    if (busy.get()) {
      return;
    }
    busy.set(true);
    context
        .runner()
        .watch(
            context.texts().get("ui.reasons.again"),
            gateway::classifyAgain,
            changed -> {
              busy.set(false);
              taught.set(false);
              context.notices().done(context.texts().get("ui.reasons.againDone", changed));
              context.timeWindow().changed();
            },
            e -> {
              busy.set(false);
              context.notices().failed(e);
            });
  }
}
