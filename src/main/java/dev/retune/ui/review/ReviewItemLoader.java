package dev.retune.ui.review;

import dev.retune.review.queue.ReviewQueueOrder;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.review.ReviewViewModel.State;
import dev.retune.ui.task.SerialTaskQueue;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** Opens answers one after another, prefetching the next. */
final class ReviewItemLoader {
  private final ScreenContext context;
  private final SerialTaskQueue queue;
  private final OpenItemState open;
  private final Consumer<OpenReviewItem> opening;
  private final Runnable lost;
  private final ReviewItemSource source;
  private final ReviewClaims claims;
  private final NextItemPrefetcher prefetcher;
  private final ReviewItemHistory history = new ReviewItemHistory();
  private OptionalLong requested = OptionalLong.empty();
  private boolean entered;

  /**
   * Creates a loader.
   *
   * @param opening called just before an answer is opened
   * @param lost called when another reviewer has taken the open answer
   */
  ReviewItemLoader(
      ReviewGateway gateway,
      ScreenContext context,
      SerialTaskQueue queue,
      OpenItemState open,
      Consumer<OpenReviewItem> opening,
      Runnable lost) {
    this.context = context;
    this.queue = queue;
    this.open = open;
    this.opening = opening;
    this.lost = lost;
    this.source = new ReviewItemSource(gateway);
    this.claims = new ReviewClaims(gateway, context.runner(), queue, context.notices()::failed);
    this.prefetcher = new NextItemPrefetcher(queue, context.notices()::failed);
  }

  boolean entered() {
    return entered;
  }

  ReviewItemSource source() {
    return source;
  }

  void enter() {
    entered = true;
    claims.renew(this::held, this::lost);
    if (requested.isPresent()) {
      request(requested.getAsLong());
    } else if (open.id().isPresent()) {
      load(source.resume(open.id().getAsLong()));
    } else {
      load(source.first());
    }
  }

  /** Opens a particular answer, now or when the screen is shown. */
  void request(long conversationId) {
    requested = entered ? OptionalLong.empty() : OptionalLong.of(conversationId);
    if (entered) {
      open.id().stream()
          .filter(id -> id != conversationId)
          .forEach(id -> claims.release(Set.of(id)));
      load(source.openOrFirst(conversationId));
    }
  }

  void leave() {
    entered = false;
    claims.stop();
    releaseAll();
  }

  /** Restarts from the top of another order. */
  void restart(ReviewQueueOrder order) {
    source.sortBy(order);
    restart();
  }

  /** Restarts after several answers were decided at once. */
  void restart() {
    if (entered) {
      releaseAll();
      history.clear();
      fetchNext();
    }
  }

  /** Leaves answers that were decided together, and does not open one of them next. */
  void decided(Collection<Long> ids) {
    if (open.id().isPresent() && ids.contains(open.id().getAsLong())) {
      restart();
    } else if (prefetcher.id().isPresent() && ids.contains(prefetcher.id().getAsLong())) {
      prefetcher.drop();
      prefetch();
    }
  }

  private void releaseAll() {
    Set<Long> unsaved = held();
    unsaved.removeAll(open.saving());
    claims.release(unsaved);
    prefetcher.drop();
    source.restart();
  }

  /** Retries after a failure. */
  void retry() {
    if (open.is(State.EMPTY) || open.is(State.FAILED)) {
      load(source.first());
    }
  }

  private void lost(Set<Long> ids) {
    if (prefetcher.id().isPresent() && ids.contains(prefetcher.id().getAsLong())) {
      prefetcher.drop();
      prefetch();
    }
    if (open.item()
        .get()
        .filter(s -> s.item().mine().isEmpty() && ids.contains(s.id()))
        .isPresent()) {
      lost.run();
    }
  }

  private Set<Long> held() {
    Set<Long> held = new HashSet<>(open.saving());
    LongStream.concat(open.id().stream(), prefetcher.id().stream()).forEach(held::add);
    return held;
  }

  private void releaseCurrent() {
    open.id().ifPresent(id -> claims.release(Set.of(id)));
  }

  private void load(Callable<Optional<OpenReviewItem>> work) {
    open.state().set(State.LOADING);
    queue.run(work, found -> found.ifPresentOrElse(this::loaded, this::showEmpty), this::failed);
  }

  private void loaded(OpenReviewItem now) {
    if (entered) {
      show(now);
    } else {
      claims.release(Set.of(now.id()));
    }
  }

  private void showEmpty() {
    history.clear();
    open.showEmpty();
  }

  /** Returns to the open answer, if there is one. */
  void failed(Throwable e) {
    context.notices().failed(e);
    open.fail();
  }

  private void show(OpenReviewItem now) {
    history.at(now.id());
    opening.accept(now);
    open.show(now);
    prefetch();
  }

  private void prefetch() {
    prefetcher.fill(
        source.next(held()), source::continueAfter, late -> claims.releaseFirst(late.id()));
  }

  /** Without a prefetched answer, the open one is released so that the queue can return it. */
  private void fetchNext() {
    Callable<Optional<OpenReviewItem>> next = source.next(Set.copyOf(open.saving()));
    open.state().set(State.LOADING);
    queue.run(
        next,
        found -> {
          found.ifPresentOrElse(source::continueAfter, source::restart);
          found.ifPresentOrElse(this::loaded, this::showEmpty);
        },
        this::failed);
  }

  /** Skips the open answer. */
  void skip() {
    releaseCurrent();
    advance();
  }

  /** Moves on after the open answer is done. */
  void advance() {
    OptionalLong seen = history.forward();
    if (seen.isPresent()) {
      load(source.open(seen.getAsLong()));
      return;
    }
    Optional<OpenReviewItem> prefetched = prefetcher.take();
    if (prefetched.isPresent()) {
      show(prefetched.get());
    } else {
      prefetcher.drop();
      history.close();
      fetchNext();
    }
  }

  /** Moves on if the next answer is already there. */
  void advanceIfReady() {
    if (!history.hasAfter() && prefetcher.id().isPresent()) {
      advance();
    }
  }

  /** Returns to the previous answer, if there is one. */
  void back() {
    if (history.hasBefore()) {
      releaseCurrent();
      OptionalLong before = history.back();
      load(source.open(before.getAsLong()));
    }
  }

  /** Opens a restored answer before the open one. */
  void reopen(OpenReviewItem now) {
    if (!open.id().equals(OptionalLong.of(now.id()))) {
      releaseCurrent();
      history.insert(now.id());
    }
    show(now);
  }
}
