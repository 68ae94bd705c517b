package dev.retune.ui.review;

import dev.retune.index.search.SearchHit;
import dev.retune.review.ReviewItem;
import dev.retune.review.SaveOutcome;
import dev.retune.review.decision.DecisionDraft;
import dev.retune.review.decision.Judgement;
import dev.retune.review.decision.Verdict;
import dev.retune.review.queue.ReviewQueueOrder;
import dev.retune.ui.format.DisplayText;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Reviews one answer after another, with the next one prefetched. No action applies to an answer
 * that is not visible yet: while one is loaded or saved, shortcuts do nothing.
 */
public final class ReviewViewModel {
  private final ReviewGateway gateway;
  private final ScreenContext context;
  private final SerialTaskQueue queue;
  private final ReviewItemLoader loader;
  private final DecisionForm form = new DecisionForm();
  private final DraftAutosave autosave;
  private final DocumentSearchModel search;
  private final ReviewProgressModel progress;
  private final LatestTask passages;
  private final ObjectProperty<ReviewQueueOrder> order =
      new SimpleObjectProperty<>(ReviewQueueOrder.NEWEST);
  private final ObservableList<String> codes = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<String>> passage =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper("");
  private boolean anyway;
  private boolean changed;

  /** Reads and claims nothing until {@link #enter} is called. */
  public ReviewViewModel(ReviewGateway gateway, ScreenContext context) {
    this.gateway = gateway;
    this.context = context;
    this.queue = new SerialTaskQueue(context.runner());
    this.loader =
        new ReviewItemLoader(
            gateway, context, queue, this::opening, () -> showMessage("ui.review.claimLost"));
    this.autosave =
        new DraftAutosave(gateway, form, context.runner(), queue, context.notices()::failed);
    this.search = new DocumentSearchModel(gateway, context.runner(), context.notices()::failed);
    this.progress = new ReviewProgressModel(gateway, context);
    this.passages = new LatestTask(context.runner());
    order.subscribe((was, is) -> reorder(is));
    form.code().subscribe((was, is) -> is.ifPresent(code -> impliesWrong()));
    form.onChange(() -> hint.set(""));
    context.timeWindow().changes().subscribe((was, is) -> refresh());
  }

  /** The state of the screen. */
  public enum State {
    /** An answer is being loaded. */
    LOADING,
    /** An answer is open. */
    READY,
    /** The decision is being saved. */
    SAVING,
    /** The queue is empty. */
    EMPTY,
    /** Loading failed; a refresh retries. */
    FAILED
  }

  ReadOnlyObjectProperty<State> state() {
    return loader.state().getReadOnlyProperty();
  }

  /** The order of the queue. */
  ObjectProperty<ReviewQueueOrder> order() {
    return order;
  }

  /** The open answer. */
  ReadOnlyObjectProperty<Optional<OpenReviewItem>> open() {
    return loader.open().getReadOnlyProperty();
  }

  /** The passage of its document that matches the question. */
  ReadOnlyObjectProperty<Optional<String>> passage() {
    return passage.getReadOnlyProperty();
  }

  DecisionForm form() {
    return form;
  }

  /** The search for the correct document. */
  DocumentSearchModel search() {
    return search;
  }

  ReviewProgressModel tallies() {
    return progress;
  }

  /** The hint below the form; empty if there is none. */
  ReadOnlyStringProperty hint() {
    return hint.getReadOnlyProperty();
  }

  /** The reason codes in display order. */
  ObservableList<String> codes() {
    return codes;
  }

  /** Called when the screen is shown; claims an answer. */
  void enter() {
    if (!loader.entered()) {
      readFigures();
      loader.enter();
    }
  }

  /** Opens a particular answer, now or when the screen is shown. */
  public void ask(long conversationId) {
    autosave.flush();
    loader.ask(conversationId);
  }

  /** Called when the screen is hidden; saves the draft and releases the claims. */
  void leave() {
    if (loader.entered()) {
      autosave.flush();
      loader.leave();
      if (changed) {
        changed = false;
        context.timeWindow().changed();
      }
    }
  }

  /** Reloads the figures and whatever failed to load. */
  private void refresh() {
    if (loader.entered()) {
      readFigures();
      autosave.flush();
      loader.retry();
    }
  }

  private void readFigures() {
    progress.refresh();
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

  private void reorder(ReviewQueueOrder wanted) {
    autosave.flush();
    loader.restart(wanted);
  }

  private void opening(OpenReviewItem openItem) {
    // A reviewer who has seen the other decision may override it.
    anyway = openItem.item().decidedBy().isPresent();
    autosave.about(openItem.id());
    search.clear();
    form.show(ReviewItemLoader.draft(openItem.item()), openItem.picked().orElse(null));
    passage.set(Optional.empty());
    hint.set(told(openItem.item()));
    passages.run(() -> passage(openItem.item()), passage::set, context.notices()::failed);
  }

  private String told(ReviewItem item) {
    Optional<String> decider = item.decidedBy().map(DisplayText::line);
    if (decider.isPresent()) {
      return context
          .texts()
          .get(item.draft().isPresent() ? "ui.review.overtaken" : "ui.review.done", decider.get());
    }
    if (item.draft().isPresent()) {
      return context.texts().get("ui.review.draft");
    }
    if (item.mine().isPresent()) {
      return context.texts().get("ui.review.decided");
    }
    boolean held = item.waiting().isPresent() && !item.claimed();
    return held ? context.texts().get("ui.review.claimLost") : "";
  }

  private void showMessage(String key) {
    hint.set(context.texts().get(key));
  }

  private Optional<String> passage(ReviewItem item) {
    return item.document()
        .flatMap(
            document ->
                gateway.search(item.conversation().question()).stream()
                    .filter(hit -> hit.documentId() == document.id())
                    .findFirst())
        .map(SearchHit::text);
  }

  /** Skips the answer. */
  void next() {
    if (loader.ready()) {
      autosave.flush();
      loader.passOver();
    }
  }

  /** Returns to the previous answer. */
  void previous() {
    if (loader.ready()) {
      autosave.flush();
      loader.goBack();
    }
  }

  /** Selects a verdict; selecting it again clears it. */
  void choose(Verdict verdict) {
    if (loader.ready()) {
      Optional<Verdict> chosen = Optional.of(verdict);
      form.verdict().set(form.verdict().get().equals(chosen) ? Optional.empty() : chosen);
    }
  }

  /** Selects the reason code at an index; selecting it again clears it. */
  void code(int index) {
    if (loader.ready() && index < codes.size()) {
      Optional<String> chosen = Optional.of(codes.get(index));
      form.code().set(form.code().get().equals(chosen) ? Optional.empty() : chosen);
    }
  }

  /** Selecting a reason implies the verdict "wrong" unless the reviewer chose another. */
  private void impliesWrong() {
    if (loader.ready() && form.verdict().get().isEmpty()) {
      form.verdict().set(Optional.of(Verdict.WRONG));
    }
  }

  /** Starts the correction with the original answer. */
  void startFromAnswer() {
    if (loader.ready() && form.answer().get().isBlank()) {
      open().get().ifPresent(s -> form.answer().set(s.item().conversation().answer()));
    }
  }

  /** Searches for the correct document, by the question if the query is empty. */
  void askForDocument() {
    if (loader.ready() && search.text().get().isBlank()) {
      open()
          .get()
          .ifPresent(s -> search.text().set(DisplayText.line(s.item().conversation().question())));
    }
  }

  /** Clears the form. */
  void discard() {
    if (loader.ready()) {
      form.show(DecisionDraft.EMPTY);
      autosave.typed();
      autosave.flush();
      hint.set("");
    }
  }

  /** Saves the decision and moves on. */
  void save() {
    if (!loader.ready()) {
      return;
    }
    Optional<Judgement> judgement = form.draft().judgement();
    if (judgement.isEmpty()) {
      showMessage("ui.review.verdictFirst");
      return;
    }
    long id = loader.current().orElseThrow();
    boolean insisting = anyway;
    autosave.settled();
    loader.state().set(State.SAVING);
    queue.run(
        () -> gateway.save(id, judgement.get(), insisting),
        this::saved,
        e -> {
          loader.failed(e);
          autosave.typed();
        });
  }

  private void saved(SaveOutcome outcome) {
    switch (outcome) {
      case SaveOutcome.Done done -> {
        changed();
        if (loader.entered()) {
          loader.goOn();
        }
      }
      case SaveOutcome.Kept(String by) -> {
        anyway = true;
        hint.set(context.texts().get("ui.review.kept", by));
        loader.state().set(State.READY);
      }
    }
  }

  private void changed() {
    changed = true;
    progress.refresh();
  }

  /** Undoes the latest decision and opens its answer. */
  void undo() {
    again(
        gateway::undo,
        "ui.review.nothingToUndo",
        openItem -> {
          loader.reopen(openItem);
          showMessage("ui.review.undone");
        });
  }

  /** Redoes the decision undone last. */
  void redo() {
    again(gateway::redo, "ui.review.nothingToRedo", this::redone);
  }

  private void redone(OpenReviewItem openItem) {
    context.notices().done(context.texts().get("ui.review.redone"));
    if (loader.current().equals(OptionalLong.of(openItem.id()))) {
      autosave.settled();
      loader.goOn();
    } else {
      loader.state().set(open().get().isPresent() ? State.READY : State.EMPTY);
    }
  }

  private void again(
      Callable<Optional<ReviewItem>> work, String otherwise, Consumer<OpenReviewItem> then) {
    State before = state().get();
    if (before != State.READY && before != State.EMPTY) {
      return;
    }
    autosave.flush();
    loader.state().set(State.LOADING);
    queue.run(
        () -> work.call().map(loader::complete),
        found -> {
          if (found.isPresent()) {
            changed();
            then.accept(found.get());
          } else {
            loader.state().set(before);
            context.notices().done(context.texts().get(otherwise));
          }
        },
        loader::failed);
  }
}
