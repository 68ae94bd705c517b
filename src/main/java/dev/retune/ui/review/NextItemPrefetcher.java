package dev.retune.ui.review;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** The answer after the one that is open, read while that is read by a person. */
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
   * Reads the next one, unless it is there.
   *
   * @param came when one is there
   * @param late when it was read, but is not wanted any more; told before what was asked meanwhile
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

  /** The one that is there; it is not ahead any more. */
  Optional<OpenReviewItem> take() {
    Optional<OpenReviewItem> taken = ready;
    ready = Optional.empty();
    return taken;
  }

  /** Its id, while there is one. */
  OptionalLong id() {
    return ready.map(openItem -> OptionalLong.of(openItem.id())).orElse(OptionalLong.empty());
  }

  /** Forgets it, and whatever is being read. */
  void drop() {
    newest++;
    asking = false;
    ready = Optional.empty();
  }
}
