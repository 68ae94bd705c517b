package dev.retune.ui.review;

import dev.retune.review.decision.DecisionDraft;
import dev.retune.review.decision.Judgement;
import dev.retune.review.decision.Verdict;
import dev.retune.ui.format.DisplayText;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.review.ReviewViewModel.State;
import dev.retune.ui.review.document.DocumentSearchModel;
import dev.retune.ui.task.SerialTaskQueue;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The decision about the open answer: the form, its draft, and saving it. */
final class DecisionViewModel implements DecisionSaver.Listener {
  private final ReviewGateway gateway;
  private final ScreenContext context;
  private final OpenItemState open;
  private final DecisionForm form = new DecisionForm();
  private final DraftAutosave autosave;
  private final DecisionSaver saver;
  private final DocumentSearchModel search;
  private final ObservableList<String> codes = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper("");
  private boolean overrides;

  /**
   * Creates an empty form.
   *
   * @param changed called after a decision was saved
   */
  DecisionViewModel(
      ReviewGateway gateway,
      ScreenContext context,
      SerialTaskQueue queue,
      OpenItemState open,
      ReviewItemLoader loader,
      Runnable changed) {
    this.gateway = gateway;
    this.context = context;
    this.open = open;
    this.autosave =
        new DraftAutosave(gateway, form, context.runner(), queue, context.notices()::failed);
    this.saver = new DecisionSaver(gateway, context, queue, open, loader, changed, this);
    this.search =
        new DocumentSearchModel(gateway::search, context.runner(), context.notices()::failed);
    form.code().subscribe((was, is) -> is.ifPresent(code -> implyWrong()));
    form.onChange(() -> hint.set(""));
  }

  DecisionForm form() {
    return form;
  }

  /** The search for the correct document. */
  DocumentSearchModel search() {
    return search;
  }

  /** The hint below the form; empty if there is none. */
  ReadOnlyStringProperty hint() {
    return hint.getReadOnlyProperty();
  }

  /** The reason codes in display order. */
  ObservableList<String> codes() {
    return codes;
  }

  /** Loads the reason codes. */
  void refresh() {
    context
        .runner()
        .run(
            gateway::codes,
            now -> {
              if (!codes.equals(now)) {
                codes.setAll(now);
              }
            },
            context.notices()::failed);
  }

  /** Fills the form for an answer. */
  void show(OpenReviewItem shown) {
    // A reviewer who has seen the other decision may override it.
    overrides = shown.item().decidedBy().isPresent();
    autosave.open(shown.id());
    search.clear();
    form.show(ReviewItemSource.draft(shown.item()), shown.picked().orElse(null));
    hint.set(shown.hint(context.texts()));
  }

  void showHint(String key) {
    hint.set(context.texts().get(key));
  }

  /** Saves pending edits of the draft at once. */
  void flush() {
    autosave.flush();
  }

  /** Called when the draft has become a decision. */
  void discardDraft() {
    autosave.discard();
  }

  /** Selects a verdict; selecting it again clears it. */
  void choose(Verdict verdict) {
    if (open.is(State.READY)) {
      form.toggle(verdict);
    }
  }

  /** Selects the reason code at an index; selecting it again clears it. */
  void chooseCode(int index) {
    if (open.is(State.READY) && index < codes.size()) {
      form.toggleCode(codes.get(index));
    }
  }

  /** Selecting a reason implies the verdict "wrong" unless the reviewer chose another. */
  private void implyWrong() {
    if (open.is(State.READY) && form.verdict().get().isEmpty()) {
      form.verdict().set(Optional.of(Verdict.WRONG));
    }
  }

  /** Starts the correction with the original answer. */
  void startFromAnswer() {
    if (open.is(State.READY) && form.answer().get().isBlank()) {
      open.item().get().ifPresent(now -> form.answer().set(now.item().conversation().answer()));
    }
  }

  /** Searches for the correct document, by the question if the query is empty. */
  void searchDocument() {
    if (open.is(State.READY) && search.text().get().isBlank()) {
      open.item()
          .get()
          .map(now -> DisplayText.line(now.item().conversation().question()))
          .ifPresent(search.text()::set);
    }
  }

  /** Clears the form. */
  void discard() {
    if (open.is(State.READY)) {
      form.show(DecisionDraft.EMPTY);
      autosave.edited();
      autosave.flush();
      hint.set("");
    }
  }

  /** Saves the decision and moves on. */
  void save() {
    if (!open.is(State.READY)) {
      return;
    }
    Optional<Judgement> judgement = form.draft().judgement();
    if (judgement.isEmpty()) {
      showHint("ui.review.verdictFirst");
      return;
    }
    long id = open.id().orElseThrow();
    boolean override = overrides;
    autosave.discard();
    saver.save(id, judgement.get(), override);
  }

  /** Says how many decisions were undone. */
  void showUndone(int decisions) {
    hint.set(
        decisions == 1
            ? context.texts().get("ui.review.undone")
            : context.texts().get("ui.review.undoneTogether", decisions));
  }

  @Override
  public void overtaken(String by) {
    overrides = true;
    hint.set(context.texts().get("ui.review.kept", by));
  }

  @Override
  public void failed(Throwable e) {
    autosave.edited();
  }
}
