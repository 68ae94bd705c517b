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

/** The codes, the reasons under the one that is open, and its meaning as it is being written. */
public final class ReasonsViewModel {
  /** Reasons of a page. */
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

  /** Over its services; {@link #refresh} reads for the first time. */
  public ReasonsViewModel(ReasonsGateway gateway, ScreenContext context) {
    this.gateway = gateway;
    this.context = context;
    this.looking = new LatestTask(context);
    this.filing = new LatestTask(context);
    this.more = new LatestTask(context);
    order.subscribe((was, is) -> readReasons());
    context.timeWindow().onChange(this::refresh);
  }

  /** The codes in their order, the archived ones last. */
  public ObservableList<ReasonCodeRow> codes() {
    return codes;
  }

  /** The reasons under the open code, as far as somebody scrolled. */
  public ObservableList<CodedReason> reasons() {
    return reasons;
  }

  /** The code that is open. */
  public ReadOnlyObjectProperty<Optional<ReasonCodeRow>> open() {
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
  ReasonCodeEditor meaning() {
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

  /** Asks for the next page; called as the end of the reasons comes into sight. */
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

  /** Files a reason under the code of a digit; nothing happens when no code has it. */
  public void file(CodedReason reason, String digit) {
    codes.stream()
        .filter(row -> !row.key().isEmpty() && row.key().equals(digit))
        .findFirst()
        .ifPresent(row -> file(reason, row));
  }

  /** Files a reason under a code. */
  public void file(CodedReason reason, ReasonCodeRow row) {
    // it goes at once, so that the next key is for the next reason
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

  /** Takes the newest correction back. */
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

  /** Measures all reasons that no person has filed by the list and the corrections of now. */
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
