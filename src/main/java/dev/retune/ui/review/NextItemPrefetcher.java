package dev.retune.ui.review;

import dev.retune.ui.task.SerialTaskQueue;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Loads the next answer while the reviewer reads the current one. */
final class NextItemPrefetcher {
  private final SerialTaskQueue queue;
  private final Consumer<Throwable> failed;
  private Optional<OpenReviewItem> ready = Optional.empty();
  private boolean asking;
  private long newest;

  NextItemPrefetcher(SerialTaskQueue queue, Consumer<Throwable> failed) {
    this.queue = queue;
    this.failed = failed;
  }

  /**
   * Loads the next answer unless it is already there.
   *
   * @param came called when it is loaded
   * @param late called when it is loaded but no longer wanted, before the result of a newer request
   */
  void fill(
      Callable<Optional<OpenReviewItem>> work,
      Consumer<OpenReviewItem> came,
      Consumer<OpenReviewItem> late) {
    if (asking || ready.isPresent()) {
      return;
    }
    asking = true;
    long mine = newest;
    queue.run(
        work,
        found -> {
          if (mine == newest) {
            asking = false;
            ready = found;
            found.ifPresent(came);
          } else {
            found.ifPresent(late);
          }
        },
        e -> {
          if (mine == newest) {
            asking = false;
          }
          failed.accept(e);
        });
  }

  /** Takes the prefetched answer. */
  Optional<OpenReviewItem> take() {
    Optional<OpenReviewItem> taken = ready;
    ready = Optional.empty();
    return taken;
  }

  /** Returns its id, if there is one. */
  OptionalLong id() {
    return ready.map(openItem -> OptionalLong.of(openItem.id())).orElse(OptionalLong.empty());
  }

  /** Discards the prefetched answer and any running request. */
  void drop() {
    newest++;
    asking = false;
    ready = Optional.empty();
  }
}
