package dev.retune.ui.review;

import dev.retune.index.SearchHit;
import dev.retune.review.Draft;
import dev.retune.review.Judgement;
import dev.retune.review.QueueOrder;
import dev.retune.review.ReviewItem;
import dev.retune.review.Saved;
import dev.retune.review.Verdict;
import dev.retune.ui.kit.Latest;
import dev.retune.ui.kit.Plain;
import dev.retune.ui.kit.Room;
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
 * One answer after the other: claimed, judged, saved, and the next one is there at once, for it was
 * read meanwhile. Nothing is done to an answer before it can be seen: while one is being read or
 * saved, keys do nothing.
 */
public final class ReviewViewModel {
  private final ReviewDesk desk;
  private final Room room;
  private final InTurn turn;
  private final Reader reader;
  private final Form form = new Form();
  private final Drafting drafting;
  private final Search search;
  private final Tallies tallies;
  private final Latest passages;
  private final ObjectProperty<QueueOrder> order = new SimpleObjectProperty<>(QueueOrder.NEWEST);
  private final ObservableList<String> codes = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<String>> passage =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper("");
  private boolean anyway;
  private boolean changed;

  /** Over its services; nothing is read or claimed before {@link #enter}. */
  public ReviewViewModel(ReviewDesk desk, Room room) {
    this.desk = desk;
    this.room = room;
    this.turn = new InTurn(room.runner());
    this.reader = new Reader(desk, room, turn, this::opening, () -> tell("ui.review.claimLost"));
    this.drafting = new Drafting(desk, form, room.runner(), turn, room.notices()::failed);
    this.search = new Search(desk, room.runner(), room.notices()::failed);
    this.tallies = new Tallies(desk, room);
    this.passages = new Latest(room.runner());
    order.subscribe((was, is) -> reorder(is));
    form.code().subscribe((was, is) -> impliesWrong(is));
    form.onChange(() -> hint.set(""));
    room.scope().changes().subscribe((was, is) -> refresh());
  }

  /** What the screen is doing. */
  public enum State {
    /** An answer is on its way. */
    LOADING,
    /** An answer is open. */
    READY,
    /** The decision is on its way. */
    SAVING,
    /** Nothing waits. */
    EMPTY,
    /** It could not be read; a refresh tries again. */
    FAILED
  }

  ReadOnlyObjectProperty<State> state() {
    return reader.state().getReadOnlyProperty();
  }

  /** In which order the queue comes. */
  ObjectProperty<QueueOrder> order() {
    return order;
  }

  /** The answer that is open. */
  ReadOnlyObjectProperty<Optional<Shown>> open() {
    return reader.open().getReadOnlyProperty();
  }

  /** The part of its document that the index finds for the question. */
  ReadOnlyObjectProperty<Optional<String>> passage() {
    return passage.getReadOnlyProperty();
  }

  Form form() {
    return form;
  }

  /** The search for the correct document. */
  Search search() {
    return search;
  }

  Tallies tallies() {
    return tallies;
  }

  /** What there is to know of the form now; empty when nothing. */
  ReadOnlyStringProperty hint() {
    return hint.getReadOnlyProperty();
  }

  /** The reason codes, in the order to be offered. */
  ObservableList<String> codes() {
    return codes;
  }

  // coming and going

  /** The screen is seen: an answer is claimed. */
  void enter() {
    if (!reader.entered()) {
      readFigures();
      reader.enter();
    }
  }

  /** Opens this very answer, now or as soon as the screen is seen. */
  public void ask(long conversationId) {
    drafting.flush();
    reader.ask(conversationId);
  }

  /** The screen is left: what is typed is kept, what is claimed is given back. */
  void leave() {
    if (reader.entered()) {
      drafting.flush();
      reader.leave();
      if (changed) {
        changed = false;
        room.scope().changed();
      }
    }
  }

  /** Reads figures anew, and what could not be read before. */
  private void refresh() {
    if (reader.entered()) {
      readFigures();
      drafting.flush();
      reader.retry();
    }
  }

  private void readFigures() {
    tallies.refresh();
    room.runner()
        .run(
            desk::codes,
            now -> {
              if (!codes.equals(now)) {
                codes.setAll(now);
              }
            },
            room.notices()::failed);
  }

  private void reorder(QueueOrder wanted) {
    drafting.flush();
    reader.restart(wanted);
  }

  private void opening(Shown shown) {
    // who is told of the other decision decides over it
    anyway = shown.item().decidedBy().isPresent();
    drafting.about(shown.id());
    search.clear();
    form.show(Reader.draft(shown.item()), shown.picked());
    passage.set(Optional.empty());
    hint.set(told(shown.item()));
    passages.run(() -> passage(shown.item()), passage::set, room.notices()::failed);
  }

  private String told(ReviewItem item) {
    Optional<String> decider = item.decidedBy().map(Plain::line);
    if (decider.isPresent()) {
      return room.texts()
          .get(item.draft().isPresent() ? "ui.review.overtaken" : "ui.review.done", decider.get());
    }
    if (item.draft().isPresent()) {
      return room.texts().get("ui.review.draft");
    }
    if (item.mine().isPresent()) {
      return room.texts().get("ui.review.decided");
    }
    boolean held = item.waiting().isPresent() && !item.claimed();
    return held ? room.texts().get("ui.review.claimLost") : "";
  }

  private void tell(String key) {
    hint.set(room.texts().get(key));
  }

  private Optional<String> passage(ReviewItem item) {
    return item.document()
        .flatMap(
            document ->
                desk.search(item.conversation().question()).stream()
                    .filter(hit -> hit.documentId() == document.id())
                    .findFirst())
        .map(SearchHit::text);
  }

  // what a person does

  /** Goes on without a decision. */
  void next() {
    if (reader.ready()) {
      drafting.flush();
      reader.passOver();
    }
  }

  /** Goes back to the answer before. */
  void previous() {
    if (reader.ready()) {
      drafting.flush();
      reader.goBack();
    }
  }

  /** A verdict; the same again takes it away. */
  void choose(Verdict verdict) {
    if (reader.ready()) {
      Optional<Verdict> chosen = Optional.of(verdict);
      form.verdict().set(form.verdict().get().equals(chosen) ? Optional.empty() : chosen);
    }
  }

  /** The reason code at a place of the list, from 0; the same again takes it away. */
  void code(int index) {
    if (reader.ready() && index < codes.size()) {
      Optional<String> chosen = Optional.of(codes.get(index));
      form.code().set(form.code().get().equals(chosen) ? Optional.empty() : chosen);
    }
  }

  /** Who names what is wrong with an answer finds it wrong, unless they said otherwise. */
  private void impliesWrong(Optional<String> code) {
    if (reader.ready() && code.isPresent() && form.verdict().get().isEmpty()) {
      form.verdict().set(Optional.of(Verdict.WRONG));
    }
  }

  /** Begins the corrected answer with the one that was given. */
  void startFromAnswer() {
    if (reader.ready() && form.answer().get().isBlank()) {
      open().get().ifPresent(s -> form.answer().set(s.item().conversation().answer()));
    }
  }

  /** Looks for the correct document: by the question, unless something is looked for already. */
  void askForDocument() {
    if (reader.ready() && search.text().get().isBlank()) {
      open()
          .get()
          .ifPresent(s -> search.text().set(Plain.line(s.item().conversation().question())));
    }
  }

  /** Empties the form. */
  void discard() {
    if (reader.ready()) {
      form.show(Draft.EMPTY, Optional.empty());
      drafting.typed();
      drafting.flush();
      hint.set("");
    }
  }

  /** Decides and goes on. */
  void save() {
    if (!reader.ready()) {
      return;
    }
    Optional<Judgement> judgement = form.draft().judgement();
    if (judgement.isEmpty()) {
      tell("ui.review.verdictFirst");
      return;
    }
    long id = reader.current().orElseThrow();
    boolean insisting = anyway;
    drafting.settled();
    reader.state().set(State.SAVING);
    turn.run(
        () -> desk.save(id, judgement.get(), insisting),
        this::saved,
        e -> {
          reader.failed(e);
          drafting.typed();
        });
  }

  private void saved(Saved outcome) {
    switch (outcome) {
      case Saved.Done done -> {
        changed();
        if (reader.entered()) {
          reader.goOn();
        }
      }
      case Saved.Kept(String by) -> {
        anyway = true;
        hint.set(room.texts().get("ui.review.kept", by));
        reader.state().set(State.READY);
      }
    }
  }

  private void changed() {
    changed = true;
    tallies.refresh();
  }

  /** Takes the newest decision back and opens its answer. */
  void undo() {
    again(
        desk::undo,
        "ui.review.nothingToUndo",
        shown -> {
          reader.reopen(shown);
          tell("ui.review.undone");
        });
  }

  /** Decides again what was undone last. */
  void redo() {
    again(desk::redo, "ui.review.nothingToRedo", this::redone);
  }

  private void redone(Shown shown) {
    room.notices().done(room.texts().get("ui.review.redone"));
    if (reader.current().equals(OptionalLong.of(shown.id()))) {
      drafting.settled();
      reader.goOn();
    } else {
      reader.state().set(open().get().isPresent() ? State.READY : State.EMPTY);
    }
  }

  private void again(Callable<Optional<ReviewItem>> work, String otherwise, Consumer<Shown> then) {
    State before = state().get();
    if (before != State.READY && before != State.EMPTY) {
      return;
    }
    drafting.flush();
    reader.state().set(State.LOADING);
    turn.run(
        () -> work.call().map(reader::complete),
        found -> {
          if (found.isPresent()) {
            changed();
            then.accept(found.get());
          } else {
            reader.state().set(before);
            room.notices().done(room.texts().get(otherwise));
          }
        },
        reader::failed);
  }
}
