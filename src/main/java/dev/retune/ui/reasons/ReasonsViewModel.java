package dev.retune.ui.reasons;

import dev.retune.reasons.model.CodedReason;
import dev.retune.reasons.model.ReasonCode;
import dev.retune.reasons.model.ReasonCodeList;
import dev.retune.reasons.store.ReasonCodeListRepository;
import dev.retune.statistics.time.TimeWindow;
import dev.retune.ui.dialog.UserDialogs;
import dev.retune.ui.navigation.DraftStore;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.navigation.ScreenDrafts;
import dev.retune.ui.reasons.ReasonsGateway.ReasonsSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The codes, and the definition of the open code while it is edited. */
public final class ReasonsViewModel {
  private final ReasonsGateway gateway;
  private final ScreenContext context;
  private final LatestTask latest;
  private final ReasonListModel reasons;
  private final ReasonReclassification reclassification;
  private final ReasonCodeEditor editor;
  private final ScreenDrafts drafts;
  private final ObservableList<ReasonCodeRow> codes = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<ReasonCodeRow>> open =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper version = new ReadOnlyStringWrapper("");
  private boolean loading;
  private Optional<ReasonCodeList> list = Optional.empty();

  /** Reads nothing until {@link #refresh} is called. */
  public ReasonsViewModel(ReasonsGateway gateway, DraftStore store, ScreenContext context) {
    this.gateway = gateway;
    this.context = context;
    this.editor = new ReasonCodeEditor(context.texts());
    this.drafts = new ScreenDrafts(store, context);
    this.latest = new LatestTask(context);
    this.reasons = new ReasonListModel(gateway, context);
    this.reclassification = new ReasonReclassification(gateway, context);
    for (StringProperty text : List.of(editor.description(), editor.examples(), editor.cues())) {
      text.subscribe((was, is) -> typed());
    }
    context.timeWindow().onChange(this::refresh);
  }

  /** The codes in order, archived ones last. */
  public ObservableList<ReasonCodeRow> codes() {
    return codes;
  }

  /** The reasons of the open code. */
  ReasonListModel reasons() {
    return reasons;
  }

  /** The open code. */
  public ReadOnlyObjectProperty<Optional<ReasonCodeRow>> open() {
    return open.getReadOnlyProperty();
  }

  /** The version of the list, its author and time. */
  public ReadOnlyStringProperty version() {
    return version.getReadOnlyProperty();
  }

  /** The definition of the open code while it is edited. */
  ReasonCodeEditor editor() {
    return editor;
  }

  /** Whether there are unsaved changes. */
  public BooleanBinding changed() {
    return editor.changed();
  }

  /** Whether corrections or definitions have not been applied to the other reasons yet. */
  public ReadOnlyBooleanProperty outdated() {
    return reclassification.outdated();
  }

  /** Whether all reasons are being reclassified. */
  public ReadOnlyBooleanProperty busy() {
    return reclassification.busy();
  }

  /** Loads codes, figures and reasons. */
  public void refresh() {
    TimeWindow window = context.timeWindow().window().get();
    latest.run(
        () -> {
          drafts.load();
          return gateway.snapshot(window);
        },
        this::show,
        context.notices()::failed);
  }

  private void show(ReasonsSnapshot now) {
    list = Optional.of(now.list());
    List<ReasonCodeRow> rows = ReasonCodeRow.of(now, context.texts(), context.formatter());
    version.set(now.changes().stream().findFirst().map(this::version).orElse(builtIn()));
    Optional<String> before = open.get().map(row -> row.code().code());
    codes.setAll(rows);
    rows.stream()
        .filter(row -> before.map(row::hasCode).orElse(true))
        .findFirst()
        .ifPresent(this::show);
  }

  private String builtIn() {
    return context.texts().get("ui.reasons.builtIn");
  }

  private String version(ReasonCodeListRepository.Change change) {
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
    }
  }

  private void show(ReasonCodeRow row) {
    boolean same = open.get().filter(now -> now.hasCode(row.code().code())).isPresent();
    open.set(Optional.of(row));
    // A refresh must not overwrite unsaved changes.
    if (!same || !editor.changed().get()) {
      load(row.code(), drafts.texts(key(row.code())));
    }
    reasons.show(row.code().code());
  }

  private void load(ReasonCode code, List<String> draft) {
    loading = true;
    editor.load(code);
    if (!draft.isEmpty()) {
      editor.restore(code, draft);
    }
    loading = false;
  }

  private void typed() {
    if (!loading) {
      open.get().ifPresent(row -> drafts.keep(key(row.code()), editor.draft(row.code())));
    }
  }

  private void drop(ReasonCode code) {
    drafts.keep(key(code), List.of());
    // another code may be open by now
    if (open.get().filter(row -> row.hasCode(code.code())).isPresent()) {
      load(code, List.of());
    }
  }

  private static String key(ReasonCode code) {
    return "reason " + code.code();
  }

  /** Discards the edits of the open code. */
  public void discard() {
    open.get().ifPresent(row -> drop(row.code()));
  }

  /** Assigns a reason to the code of a digit; no effect if no code has it. */
  public void assign(CodedReason reason, String digit) {
    codes.stream()
        .filter(row -> !row.key().isEmpty() && row.key().equals(digit))
        .findFirst()
        .ifPresent(row -> assign(reason, row));
  }

  /** Assigns a reason to a code. */
  public void assign(CodedReason reason, ReasonCodeRow row) {
    reasons.assign(reason, row.code(), reclassification::need, this::refresh);
  }

  /** Adds a code. */
  public void add(String name) {
    change(now -> now.with(name));
  }

  /** Saves the definition of the open code. */
  public void save() {
    open.get()
        .map(row -> row.code().code())
        .ifPresent(
            code ->
                change(now -> now.with(editor.of(now.get(code))), kept -> drop(kept.get(code))));
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

  private void change(UnaryOperator<ReasonCodeList> change) {
    change(change, kept -> {});
  }

  private void change(UnaryOperator<ReasonCodeList> change, Consumer<ReasonCodeList> done) {
    list.ifPresent(
        now ->
            context
                .runner()
                .run(
                    () -> gateway.save(change.apply(now), context.person()),
                    kept -> {
                      done.accept(kept);
                      reclassification.need();
                      refresh();
                    },
                    context.notices()::failed));
  }

  /**
   * Reclassifies all reasons without a manual assignment, using the current list and corrections.
   */
  public void reclassify() {
    reclassification.run();
  }
}
