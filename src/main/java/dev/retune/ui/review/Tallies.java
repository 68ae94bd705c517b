package dev.retune.ui.review;

import dev.retune.review.Agreement;
import dev.retune.review.ReviewProgress;
import dev.retune.ui.kit.Latest;
import dev.retune.ui.kit.Room;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** How far the reviewers are, and how far they agree. */
public final class Tallies {
  private final ReviewDesk desk;
  private final Room room;
  private final Latest latest;
  private final ReadOnlyObjectWrapper<Optional<ReviewProgress>> progress =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Agreeing>> agreeing =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  Tallies(ReviewDesk desk, Room room) {
    this.desk = desk;
    this.room = room;
    this.latest = new Latest(room.runner());
  }

  /** How far judgements agree, and the share of answers that two reviewers shall judge. */
  record Agreeing(Agreement agreement, double share) {}

  ReadOnlyObjectProperty<Optional<ReviewProgress>> progress() {
    return progress.getReadOnlyProperty();
  }

  /** What was asked for last. */
  ReadOnlyObjectProperty<Optional<Agreeing>> agreeing() {
    return agreeing.getReadOnlyProperty();
  }

  void refresh() {
    latest.run(desk::progress, now -> progress.set(Optional.of(now)), room.notices()::failed);
  }

  /** Asks how far judgements agree. */
  void compare() {
    room.runner()
        .run(
            () -> new Agreeing(desk.agreement(), desk.secondShare()),
            now -> agreeing.set(Optional.of(now)),
            room.notices()::failed);
  }

  /** Sets the share of answers that two reviewers shall judge. */
  void share(double share) {
    room.runner()
        .run(
            () -> {
              desk.setSecondShare(share);
              return true;
            },
            set -> compare(),
            room.notices()::failed);
  }
}
