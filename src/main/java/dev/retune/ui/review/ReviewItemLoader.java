package dev.retune.ui.review;

import dev.retune.review.ReviewItem;
import dev.retune.review.ReviewService;
import dev.retune.review.decision.Decision;
import dev.retune.review.decision.DecisionDraft;
import dev.retune.review.queue.QueuedAnswer;
import dev.retune.review.queue.ReviewQueueOrder;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.review.ReviewViewModel.State;
import dev.retune.ui.task.RunningTask;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Claims and opens answers one after another, prefetching the next. */
final class ReviewItemLoader {
  private static final Duration HEARTBEAT = ReviewService.LEASE.dividedBy(2);

  private final ReviewGateway gateway;
  private final ScreenContext context;
  private final SerialTaskQueue queue;
  private final Consumer<OpenReviewItem> openItem;
  private final Runnable lost;
  private final NextItemPrefetcher prefetcher;
  private final ReviewItemHistory history = new ReviewItemHistory();
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
  private final ReadOnlyObjectWrapper<Optional<OpenReviewItem>> open =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private ReviewQueueOrder order = ReviewQueueOrder.NEWEST;
  private Optional<QueuedAnswer> last = Optional.empty();
  private RunningTask beat = () -> {};
  private OptionalLong wanted = OptionalLong.empty();
  private boolean entered;

  /**
   * Creates a loader.
   *
   * @param openItem called just before an answer is opened
   * @param lost called when another reviewer has taken the open answer
   */
  ReviewItemLoader(
      ReviewGateway gateway,
      ScreenContext context,
      SerialTaskQueue queue,
      Consumer<OpenReviewItem> openItem,
      Runnable lost) {
    this.gateway = gateway;
    this.context = context;
    this.queue = queue;
    this.openItem = openItem;
    this.lost = lost;
    this.prefetcher = new NextItemPrefetcher(queue, context.notices()::failed);
  }

  ReadOnlyObjectWrapper<State> state() {
    return state;
  }

  ReadOnlyObjectWrapper<Optional<OpenReviewItem>> open() {
    return open;
  }

  boolean entered() {
    return entered;
  }

  boolean ready() {
    return state.get() == State.READY;
  }

  /** The id of the open answer. */
  OptionalLong current() {
    return open.get().map(now -> OptionalLong.of(now.id())).orElse(OptionalLong.empty());
  }

  void enter() {
    entered = true;
    beat = context.runner().later(HEARTBEAT, this::beat);
    if (wanted.isPresent()) {
      ask(wanted.getAsLong());
      return;
    }
    OptionalLong before = current();
    load(
        () ->
            (before.isPresent() ? gateway.open(before.getAsLong()) : Optional.<ReviewItem>empty())
                .filter(ReviewItem::claimed)
                .or(this::first));
  }

  /** Opens a particular answer, now or when the screen is shown. */
  void ask(long conversationId) {
    wanted = entered ? OptionalLong.empty() : OptionalLong.of(conversationId);
    if (entered) {
      current().stream().filter(id -> id != conversationId).forEach(id -> release(Set.of(id)));
      load(() -> gateway.open(conversationId).or(this::first));
    }
  }

  void leave() {
    entered = false;
    beat.cancel();
    letGo();
  }

  /** Restarts from the top of another order. */
  void restart(ReviewQueueOrder wanted) {
    order = wanted;
    if (entered) {
      letGo();
      history.clear();
      fetchNext();
    }
  }

  private void letGo() {
    release(held());
    prefetcher.drop();
    last = Optional.empty();
  }

  /** Retries after a failure. */
  void retry() {
    if (state.get() == State.EMPTY || state.get() == State.FAILED) {
      load(this::first);
    }
  }

  private void beat() {
    Set<Long> ids = held();
    queue.run(() -> gateway.renew(ids), this::lost, context.notices()::failed);
    beat = context.runner().later(HEARTBEAT, this::beat);
  }

  private void lost(Set<Long> ids) {
    if (prefetcher.id().isPresent() && ids.contains(prefetcher.id().getAsLong())) {
      prefetcher.drop();
      fillAhead();
    }
    if (open.get().filter(s -> s.item().mine().isEmpty() && ids.contains(s.id())).isPresent()) {
      lost.run();
    }
  }

  private Set<Long> held() {
    Set<Long> held = new HashSet<>();
    LongStream.concat(current().stream(), prefetcher.id().stream()).forEach(held::add);
    return held;
  }

  private void release(Set<Long> ids) {
    if (!ids.isEmpty()) {
      queue.run(() -> gateway.release(ids), () -> {}, context.notices()::failed);
    }
  }

  private void releaseCurrent() {
    current().ifPresent(id -> release(Set.of(id)));
  }

  private Optional<ReviewItem> first() {
    return gateway.resume().or(() -> gateway.next(order, Optional.empty(), Set.of()));
  }

  /** The next answer in the queue; at the end it restarts with the skipped ones. */
  private Callable<Optional<ReviewItem>> fetch(Set<Long> held) {
    ReviewQueueOrder asked = order;
    Optional<QueuedAnswer> from = last;
    return () -> {
      Optional<ReviewItem> found = gateway.next(asked, from, held);
      return found.isEmpty() && from.isPresent()
          ? gateway.next(asked, Optional.empty(), held)
          : found;
    };
  }

  /** Call off the JavaFX thread. */
  OpenReviewItem complete(ReviewItem item) {
    return new OpenReviewItem(
        item, draft(item).documentId().flatMap(gateway::document).map(SelectedDocument::of));
  }

  /** The initial form content of an answer. */
  static DecisionDraft draft(ReviewItem item) {
    return item.draft()
        .or(() -> item.mine().map(Decision::judgement).map(DecisionDraft::of))
        .orElse(DecisionDraft.EMPTY);
  }

  private void load(Callable<Optional<ReviewItem>> work) {
    state.set(State.LOADING);
    queue.run(
        () -> work.call().map(this::complete),
        found -> found.ifPresentOrElse(this::arrived, this::nothing),
        this::failed);
  }

  private void arrived(OpenReviewItem now) {
    if (entered) {
      show(now);
    } else {
      release(Set.of(now.id()));
    }
  }

  private void nothing() {
    open.set(Optional.empty());
    history.clear();
    state.set(State.EMPTY);
  }

  /** Returns to the open answer, if there is one. */
  void failed(Throwable e) {
    context.notices().failed(e);
    state.set(open.get().isPresent() ? State.READY : State.FAILED);
  }

  private void show(OpenReviewItem now) {
    history.at(now.id());
    openItem.accept(now);
    open.set(Optional.of(now));
    state.set(State.READY);
    fillAhead();
  }

  private void fillAhead() {
    Callable<Optional<ReviewItem>> next = fetch(held());
    prefetcher.fill(
        () -> next.call().map(this::complete),
        found -> last = found.item().waiting(),
        // Released at once, since the next request may claim the same answer.
        found ->
            queue.first(
                () -> gateway.release(Set.of(found.id())), () -> {}, context.notices()::failed));
  }

  /** Without a prefetched answer, the open one is released so that the queue can return it. */
  private void fetchNext() {
    Callable<Optional<ReviewItem>> next = fetch(Set.of());
    state.set(State.LOADING);
    queue.run(
        () -> next.call().map(this::complete),
        found -> {
          last = found.flatMap(now -> now.item().waiting());
          found.ifPresentOrElse(this::arrived, this::nothing);
        },
        this::failed);
  }

  /** Skips the open answer. */
  void passOver() {
    releaseCurrent();
    goOn();
  }

  /** Moves on after the open answer is done. */
  void goOn() {
    OptionalLong seen = history.forward();
    if (seen.isPresent()) {
      load(() -> gateway.open(seen.getAsLong()));
      return;
    }
    Optional<OpenReviewItem> there = prefetcher.take();
    if (there.isPresent()) {
      show(there.get());
    } else {
      prefetcher.drop();
      history.leave();
      fetchNext();
    }
  }

  /** Returns to the previous answer, if there is one. */
  void goBack() {
    if (history.hasBefore()) {
      releaseCurrent();
      OptionalLong before = history.back();
      load(() -> gateway.open(before.getAsLong()));
    }
  }

  /** Opens a restored answer before the open one. */
  void reopen(OpenReviewItem now) {
    if (!current().equals(OptionalLong.of(now.id()))) {
      releaseCurrent();
      history.insert(now.id());
    }
    show(now);
  }
}
