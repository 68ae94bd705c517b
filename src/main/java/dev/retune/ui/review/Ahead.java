package dev.retune.ui.review;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** The answer after the one that is open, read while that is read by a person. */
final class Ahead {
  private final InTurn turn;
  private final Consumer<Throwable> failed;
  private Optional<Shown> ready = Optional.empty();
  private boolean asking;
  private long newest;

  Ahead(InTurn turn, Consumer<Throwable> failed) {
    this.turn = turn;
    this.failed = failed;
  }

  /**
   * Reads the next one, unless it is there.
   *
   * @param came when one is there
   * @param late when it was read, but is not wanted any more; told before what was asked meanwhile
   */
  void fill(Callable<Optional<Shown>> work, Consumer<Shown> came, Consumer<Shown> late) {
    if (asking || ready.isPresent()) {
      return;
    }
    asking = true;
    long mine = newest;
    turn.run(
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
  Optional<Shown> take() {
    Optional<Shown> taken = ready;
    ready = Optional.empty();
    return taken;
  }

  /** Its id, while there is one. */
  OptionalLong id() {
    return ready.map(shown -> OptionalLong.of(shown.id())).orElse(OptionalLong.empty());
  }

  /** Forgets it, and whatever is being read. */
  void drop() {
    newest++;
    asking = false;
    ready = Optional.empty();
  }
}
