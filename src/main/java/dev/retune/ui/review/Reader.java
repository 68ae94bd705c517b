package dev.retune.ui.review;

import dev.retune.review.Decision;
import dev.retune.review.Draft;
import dev.retune.review.QueueOrder;
import dev.retune.review.ReviewItem;
import dev.retune.review.ReviewService;
import dev.retune.review.Waiting;
import dev.retune.ui.kit.Room;
import dev.retune.ui.kit.Running;
import dev.retune.ui.review.ReviewViewModel.State;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Claims and opens one answer after another, with the next one read ahead. */
final class Reader {
  private static final Duration HEARTBEAT = ReviewService.LEASE.dividedBy(2);

  private final ReviewDesk desk;
  private final Room room;
  private final InTurn turn;
  private final Consumer<Shown> shown;
  private final Runnable lost;
  private final Ahead ahead;
  private final Path path = new Path();
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
  private final ReadOnlyObjectWrapper<Optional<Shown>> open =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private QueueOrder order = QueueOrder.NEWEST;
  private Optional<Waiting> last = Optional.empty();
  private Running beat = () -> {};
  private OptionalLong wanted = OptionalLong.empty();
  private boolean entered;

  /**
   * Over the services.
   *
   * @param shown is told of an answer just before it is opened
   * @param lost is told when somebody else has the open answer
   */
  Reader(ReviewDesk desk, Room room, InTurn turn, Consumer<Shown> shown, Runnable lost) {
    this.desk = desk;
    this.room = room;
    this.turn = turn;
    this.shown = shown;
    this.lost = lost;
    this.ahead = new Ahead(turn, room.notices()::failed);
  }

  ReadOnlyObjectWrapper<State> state() {
    return state;
  }

  ReadOnlyObjectWrapper<Optional<Shown>> open() {
    return open;
  }

  boolean entered() {
    return entered;
  }

  boolean ready() {
    return state.get() == State.READY;
  }

  /** The open answer's id. */
  OptionalLong current() {
    return open.get().map(now -> OptionalLong.of(now.id())).orElse(OptionalLong.empty());
  }

  void enter() {
    entered = true;
    beat = room.runner().later(HEARTBEAT, this::beat);
    if (wanted.isPresent()) {
      ask(wanted.getAsLong());
      return;
    }
    OptionalLong before = current();
    load(
        () ->
            (before.isPresent() ? desk.open(before.getAsLong()) : Optional.<ReviewItem>empty())
                .filter(ReviewItem::claimed)
                .or(this::first));
  }

  /** Opens this very answer, now or as soon as the screen is entered. */
  void ask(long conversationId) {
    wanted = entered ? OptionalLong.empty() : OptionalLong.of(conversationId);
    if (entered) {
      current().stream().filter(id -> id != conversationId).forEach(id -> release(Set.of(id)));
      load(() -> desk.open(conversationId).or(this::first));
    }
  }

  void leave() {
    entered = false;
    beat.cancel();
    letGo();
  }

  /** From the top of another order. */
  void restart(QueueOrder wanted) {
    order = wanted;
    if (entered) {
      letGo();
      path.clear();
      fetchNext();
    }
  }

  private void letGo() {
    release(held());
    ahead.drop();
    last = Optional.empty();
  }

  /** Tries again after nothing could be shown. */
  void retry() {
    if (state.get() == State.EMPTY || state.get() == State.FAILED) {
      load(this::first);
    }
  }

  // claims

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
      lost.run();
    }
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

  private void releaseCurrent() {
    current().ifPresent(id -> release(Set.of(id)));
  }

  // reading

  private Optional<ReviewItem> first() {
    return desk.resume().or(() -> desk.next(order, Optional.empty(), Set.of()));
  }

  /** The next of the queue; at its end it begins anew with what was passed over. */
  private Callable<Optional<ReviewItem>> fetch(Set<Long> held) {
    QueueOrder asked = order;
    Optional<Waiting> from = last;
    return () -> {
      Optional<ReviewItem> found = desk.next(asked, from, held);
      return found.isEmpty() && from.isPresent() ? desk.next(asked, Optional.empty(), held) : found;
    };
  }

  /** To be called away from the window's thread. */
  Shown complete(ReviewItem item) {
    return new Shown(item, draft(item).documentId().flatMap(desk::document).map(Picked::of));
  }

  /** What the form says when an answer is opened. */
  static Draft draft(ReviewItem item) {
    return item.draft()
        .or(() -> item.mine().map(Decision::judgement).map(Draft::of))
        .orElse(Draft.EMPTY);
  }

  private void load(Callable<Optional<ReviewItem>> work) {
    state.set(State.LOADING);
    turn.run(
        () -> work.call().map(this::complete),
        found -> found.ifPresentOrElse(this::arrived, this::nothing),
        this::failed);
  }

  private void arrived(Shown now) {
    if (entered) {
      show(now);
    } else {
      release(Set.of(now.id()));
    }
  }

  private void nothing() {
    open.set(Optional.empty());
    path.clear();
    state.set(State.EMPTY);
  }

  /** Back to the answer that is open, if one is. */
  void failed(Throwable e) {
    room.notices().failed(e);
    state.set(open.get().isPresent() ? State.READY : State.FAILED);
  }

  private void show(Shown now) {
    path.at(now.id());
    shown.accept(now);
    open.set(Optional.of(now));
    state.set(State.READY);
    fillAhead();
  }

  private void fillAhead() {
    Callable<Optional<ReviewItem>> next = fetch(held());
    ahead.fill(
        () -> next.call().map(this::complete),
        found -> last = found.item().waiting(),
        // at once, for what was asked meanwhile may claim the same one
        found ->
            turn.first(() -> desk.release(Set.of(found.id())), () -> {}, room.notices()::failed));
  }

  /** Without one read ahead: the one that is open is let go, so that it may come again. */
  private void fetchNext() {
    Callable<Optional<ReviewItem>> next = fetch(Set.of());
    state.set(State.LOADING);
    turn.run(
        () -> next.call().map(this::complete),
        found -> {
          last = found.flatMap(now -> now.item().waiting());
          found.ifPresentOrElse(this::arrived, this::nothing);
        },
        this::failed);
  }

  // moving

  /** On without a decision. */
  void passOver() {
    releaseCurrent();
    goOn();
  }

  /** On, the open answer being done with. */
  void goOn() {
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

  /** Back to the answer before, if there is one. */
  void goBack() {
    if (path.hasBefore()) {
      releaseCurrent();
      OptionalLong before = path.back();
      load(() -> desk.open(before.getAsLong()));
    }
  }

  /** Opens an answer that came back, before the one that is open. */
  void reopen(Shown now) {
    if (!current().equals(OptionalLong.of(now.id()))) {
      releaseCurrent();
      path.insert(now.id());
    }
    show(now);
  }
}
