package dev.retune.ui.review;

import dev.retune.feedback.Conversation;
import dev.retune.index.SearchHit;
import dev.retune.review.Agreement;
import dev.retune.review.Decision;
import dev.retune.review.Draft;
import dev.retune.review.Judgement;
import dev.retune.review.QueueOrder;
import dev.retune.review.ReviewItem;
import dev.retune.review.ReviewProgress;
import dev.retune.review.ReviewService;
import dev.retune.review.Saved;
import dev.retune.review.Verdict;
import dev.retune.review.Waiting;
import dev.retune.ui.kit.Latest;
import dev.retune.ui.kit.Plain;
import dev.retune.ui.kit.Room;
import dev.retune.ui.kit.Running;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/**
 * One answer after the other: claimed, judged, saved, and the next one is there at once, for it was
 * read meanwhile. Nothing is done to an answer before it can be seen: while one is being read or
 * saved, keys do nothing.
 */
public final class ReviewViewModel {
  private static final Duration HEARTBEAT = ReviewService.LEASE.dividedBy(2);

  private final ReviewDesk desk;
  private final Room room;
  private final InTurn turn;
  private final Ahead ahead;
  private final Form form = new Form();
  private final Drafting drafting;
  private final Search search;
  private final Path path = new Path();
  private final Latest figures;
  private final Latest passages;
  private final ObjectProperty<QueueOrder> order = new SimpleObjectProperty<>(QueueOrder.NEWEST);
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
  private final ReadOnlyObjectWrapper<Optional<Shown>> open =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<String>> passage =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<ReviewProgress>> progress =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Agreeing>> agreeing =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper("");
  private Optional<Waiting> last = Optional.empty();
  private Running beat = () -> {};
  private boolean entered;
  private boolean anyway;
  private boolean changed;

  /** Over its services; nothing is read or claimed before {@link #enter}. */
  public ReviewViewModel(ReviewDesk desk, Room room) {
    this.desk = desk;
    this.room = room;
    this.turn = new InTurn(room.runner());
    this.ahead = new Ahead(turn, room.notices()::failed);
    this.drafting = new Drafting(desk, form, room.runner(), turn, room.notices()::failed);
    this.search = new Search(desk, room.runner(), room.notices()::failed);
    this.figures = new Latest(room.runner());
    this.passages = new Latest(room.runner());
    order.subscribe((was, is) -> restart());
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

  /** How far judgements agree, and the share that two reviewers shall judge. */
  record Agreeing(Agreement agreement, double share) {}

  ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }

  /** In which order the queue comes. */
  ObjectProperty<QueueOrder> order() {
    return order;
  }

  /** The answer that is open. */
  ReadOnlyObjectProperty<Optional<Shown>> open() {
    return open.getReadOnlyProperty();
  }

  /** The part of its document that answers the question best. */
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

  ReadOnlyObjectProperty<Optional<ReviewProgress>> progress() {
    return progress.getReadOnlyProperty();
  }

  /** What was asked for with {@link #showAgreement}. */
  ReadOnlyObjectProperty<Optional<Agreeing>> agreeing() {
    return agreeing.getReadOnlyProperty();
  }

  /** What there is to know of the form now; empty when nothing. */
  ReadOnlyStringProperty hint() {
    return hint.getReadOnlyProperty();
  }

  List<String> codes() {
    return desk.codes();
  }

  // coming and going

  /** The screen is seen: an answer is claimed. */
  void enter() {
    if (entered) {
      return;
    }
    entered = true;
    beat = room.runner().later(HEARTBEAT, this::beat);
    refreshProgress();
    OptionalLong before = current();
    load(
        () ->
            (before.isPresent() ? desk.open(before.getAsLong()) : Optional.<ReviewItem>empty())
                .filter(ReviewItem::claimed)
                .or(this::first));
  }

  /** The screen is left: what is typed is kept, what is claimed is given back. */
  void leave() {
    if (!entered) {
      return;
    }
    entered = false;
    beat.cancel();
    drafting.flush();
    release(held());
    ahead.drop();
    last = Optional.empty();
    if (changed) {
      changed = false;
      room.scope().changed();
    }
  }

  /** Reads figures anew, and what could not be read before. */
  private void refresh() {
    if (!entered) {
      return;
    }
    refreshProgress();
    drafting.flush();
    if (state.get() == State.EMPTY || state.get() == State.FAILED) {
      load(this::first);
    }
  }

  private void restart() {
    if (entered) {
      drafting.flush();
      release(held());
      ahead.drop();
      last = Optional.empty();
      path.clear();
      fetchNext();
    }
  }

  private void beat() {
    Set<Long> ids = held();
    turn.run(() -> desk.renew(ids), this::lost, room.notices()::failed);
    beat = room.runner().later(HEARTBEAT, this::beat);
  }

  private void lost(Set<Long> ids) {
    if (ahead.id().isPresent() && ids.contains(ahead.id().getAsLong())) {
      ahead.drop();
      fillAhead();
    }
    if (open.get().filter(s -> s.item().mine().isEmpty() && ids.contains(s.id())).isPresent()) {
      hint.set(room.texts().get("ui.review.claimLost"));
    }
  }

  private OptionalLong current() {
    return open.get().map(shown -> OptionalLong.of(shown.id())).orElse(OptionalLong.empty());
  }

  private Set<Long> held() {
    Set<Long> held = new HashSet<>();
    LongStream.concat(current().stream(), ahead.id().stream()).forEach(held::add);
    return held;
  }

  private void release(Set<Long> ids) {
    if (!ids.isEmpty()) {
      turn.run(() -> desk.release(ids), () -> {}, room.notices()::failed);
    }
  }

  // reading

  private Optional<ReviewItem> first() {
    return desk.resume().or(() -> desk.next(order.get(), Optional.empty(), Set.of()));
  }

  /** The next of the queue; at its end it begins anew with what was passed over. */
  private Callable<Optional<ReviewItem>> fetch(Set<Long> held) {
    QueueOrder asked = order.get();
    Optional<Waiting> from = last;
    return () -> {
      Optional<ReviewItem> found = desk.next(asked, from, held);
      return found.isEmpty() && from.isPresent() ? desk.next(asked, Optional.empty(), held) : found;
    };
  }

  private Shown complete(ReviewItem item) {
    return new Shown(item, draft(item).documentId().flatMap(desk::document).map(Picked::of));
  }

  private static Draft draft(ReviewItem item) {
    return item.draft()
        .or(() -> item.mine().map(Decision::judgement).map(Draft::of))
        .orElse(Draft.EMPTY);
  }

  private void load(Callable<Optional<ReviewItem>> work) {
    state.set(State.LOADING);
    turn.run(
        () -> work.call().map(this::complete),
        found -> found.ifPresentOrElse(this::arrived, this::nothing),
        this::unread);
  }

  private void arrived(Shown shown) {
    if (entered) {
      show(shown);
    } else {
      release(Set.of(shown.id()));
    }
  }

  private void nothing() {
    open.set(Optional.empty());
    path.clear();
    state.set(State.EMPTY);
  }

  private void unread(Throwable e) {
    room.notices().failed(e);
    state.set(open.get().isPresent() ? State.READY : State.FAILED);
  }

  private void show(Shown shown) {
    path.at(shown.id());
    anyway = false;
    drafting.about(shown.id());
    search.clear();
    form.show(draft(shown.item()), shown.picked());
    passage.set(Optional.empty());
    open.set(Optional.of(shown));
    hint.set(told(shown.item()));
    state.set(State.READY);
    passages.run(() -> passage(shown.item()), passage::set, room.notices()::failed);
    fillAhead();
  }

  private String told(ReviewItem item) {
    if (item.draft().isPresent()) {
      return room.texts().get("ui.review.draft");
    }
    if (item.mine().isPresent()) {
      return room.texts().get("ui.review.decided");
    }
    return item.claimed() ? "" : room.texts().get("ui.review.claimLost");
  }

  private void fillAhead() {
    Callable<Optional<ReviewItem>> next = fetch(held());
    ahead.fill(
        () -> next.call().map(this::complete),
        shown -> {
          if (entered) {
            last = shown.item().waiting();
          } else {
            ahead.drop();
            release(Set.of(shown.id()));
          }
        });
  }

  /** Without one read ahead: the one that is open is let go, so that it may come again. */
  private void fetchNext() {
    Callable<Optional<ReviewItem>> next = fetch(Set.of());
    state.set(State.LOADING);
    turn.run(
        () -> next.call().map(this::complete),
        found -> {
          last = found.flatMap(shown -> shown.item().waiting());
          found.ifPresentOrElse(this::arrived, this::nothing);
        },
        this::unread);
  }

  /** Where the index finds the document for this question, the chunk it was found by. */
  private Optional<String> passage(ReviewItem item) {
    Conversation asked = item.conversation();
    return item.document()
        .flatMap(
            document ->
                desk.search(asked.question()).stream()
                    .filter(hit -> hit.documentId() == document.id())
                    .findFirst())
        .map(SearchHit::text);
  }

  private boolean ready() {
    return state.get() == State.READY;
  }

  // what a person does

  /** Goes on without a decision. */
  void next() {
    if (ready()) {
      drafting.flush();
      current().ifPresent(id -> release(Set.of(id)));
      goOn();
    }
  }

  private void goOn() {
    OptionalLong seen = path.forward();
    if (seen.isPresent()) {
      load(() -> desk.open(seen.getAsLong()));
      return;
    }
    Optional<Shown> there = ahead.take();
    if (there.isPresent()) {
      show(there.get());
    } else {
      ahead.drop();
      path.leave();
      fetchNext();
    }
  }

  /** Goes back to the answer before. */
  void previous() {
    if (ready() && path.hasBefore()) {
      drafting.flush();
      current().ifPresent(id -> release(Set.of(id)));
      OptionalLong before = path.back();
      load(() -> desk.open(before.getAsLong()));
    }
  }

  /** A verdict; the same again takes it away. */
  void choose(Verdict verdict) {
    if (ready()) {
      Optional<Verdict> chosen = Optional.of(verdict);
      form.verdict().set(form.verdict().get().equals(chosen) ? Optional.empty() : chosen);
    }
  }

  /** The reason code at a place of the list, from 0; the same again takes it away. */
  void code(int index) {
    if (ready() && index < codes().size()) {
      Optional<String> chosen = Optional.of(codes().get(index));
      form.code().set(form.code().get().equals(chosen) ? Optional.empty() : chosen);
    }
  }

  /** Who names what is wrong with an answer finds it wrong, unless they said otherwise. */
  private void impliesWrong(Optional<String> code) {
    if (ready() && code.isPresent() && form.verdict().get().isEmpty()) {
      form.verdict().set(Optional.of(Verdict.WRONG));
    }
  }

  /** Begins the corrected answer with the one that was given. */
  void startFromAnswer() {
    if (ready() && form.answer().get().isBlank()) {
      open.get().ifPresent(s -> form.answer().set(s.item().conversation().answer()));
    }
  }

  /** Looks for the correct document: by the question, unless something is looked for already. */
  void askForDocument() {
    if (search.text().get().isBlank()) {
      open.get().ifPresent(s -> search.text().set(Plain.line(s.item().conversation().question())));
    }
  }

  /** Empties the form. */
  void discard() {
    if (ready()) {
      form.show(Draft.EMPTY, Optional.empty());
      drafting.typed();
      drafting.flush();
      hint.set("");
    }
  }

  /** Decides and goes on. */
  void save() {
    if (!ready()) {
      return;
    }
    Optional<Judgement> judgement = form.draft().judgement();
    if (judgement.isEmpty()) {
      hint.set(room.texts().get("ui.review.verdictFirst"));
      return;
    }
    long id = current().orElseThrow();
    boolean insisting = anyway;
    drafting.settled();
    state.set(State.SAVING);
    turn.run(() -> desk.save(id, judgement.get(), insisting), this::saved, this::unsaved);
  }

  private void saved(Saved outcome) {
    switch (outcome) {
      case Saved.Done done -> {
        changed = true;
        refreshProgress();
        if (entered) {
          goOn();
        }
      }
      case Saved.Kept(String by) -> {
        anyway = true;
        hint.set(room.texts().get("ui.review.kept", by));
        state.set(State.READY);
      }
    }
  }

  private void unsaved(Throwable e) {
    room.notices().failed(e);
    state.set(State.READY);
    drafting.typed();
  }

  /** Takes the newest decision back and opens its answer. */
  void undo() {
    again(desk::undo, "ui.review.nothingToUndo", this::undone);
  }

  private void undone(Shown shown) {
    if (!current().equals(OptionalLong.of(shown.id()))) {
      current().ifPresent(id -> release(Set.of(id)));
      path.insert(shown.id());
    }
    show(shown);
    hint.set(room.texts().get("ui.review.undone"));
  }

  /** Decides again what was undone last. */
  void redo() {
    again(desk::redo, "ui.review.nothingToRedo", this::redone);
  }

  private void redone(Shown shown) {
    room.notices().done(room.texts().get("ui.review.redone"));
    if (current().equals(OptionalLong.of(shown.id()))) {
      drafting.settled();
      goOn();
    } else {
      state.set(open.get().isPresent() ? State.READY : State.EMPTY);
    }
  }

  private void again(
      Callable<Optional<ReviewItem>> work,
      String otherwise,
      java.util.function.Consumer<Shown> then) {
    State before = state.get();
    if (before != State.READY && before != State.EMPTY) {
      return;
    }
    drafting.flush();
    state.set(State.LOADING);
    turn.run(
        () -> work.call().map(this::complete),
        found -> {
          if (found.isPresent()) {
            changed = true;
            refreshProgress();
            then.accept(found.get());
          } else {
            state.set(before);
            room.notices().done(room.texts().get(otherwise));
          }
        },
        this::unread);
  }

  // figures

  private void refreshProgress() {
    figures.run(desk::progress, now -> progress.set(Optional.of(now)), room.notices()::failed);
  }

  /** Asks how far judgements agree. */
  void showAgreement() {
    room.runner()
        .run(
            () -> new Agreeing(desk.agreement(), desk.secondShare()),
            now -> agreeing.set(Optional.of(now)),
            room.notices()::failed);
  }

  /** Sets the share of answers that two reviewers shall judge. */
  void setSecondShare(double share) {
    turn.run(() -> desk.setSecondShare(share), this::showAgreement, room.notices()::failed);
  }
}
