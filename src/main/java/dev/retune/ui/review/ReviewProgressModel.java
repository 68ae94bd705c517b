package dev.retune.ui.review;

import dev.retune.review.ReviewProgress;
import dev.retune.review.ReviewerStatistics;
import dev.retune.review.agreement.ReviewerAgreement;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Review progress and agreement. */
public final class ReviewProgressModel {
  private static final int DAYS = 14;

  private final ReviewGateway gateway;
  private final ScreenContext context;
  private final LatestTask latest;
  private final ReadOnlyObjectWrapper<Optional<ReviewProgress>> progress =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Agreeing>> agreeing =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private final ReadOnlyObjectWrapper<Optional<ReviewerStatistics>> statistics =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  ReviewProgressModel(ReviewGateway gateway, ScreenContext context) {
    this.gateway = gateway;
    this.context = context;
    this.latest = new LatestTask(context.runner());
  }

  /** Agreement among reviewers, and the share of answers that need two. */
  record Agreeing(ReviewerAgreement agreement, double share) {}

  ReadOnlyObjectProperty<Optional<ReviewProgress>> progress() {
    return progress.getReadOnlyProperty();
  }

  /** Returns the latest result. */
  ReadOnlyObjectProperty<Optional<Agreeing>> agreement() {
    return agreeing.getReadOnlyProperty();
  }

  void refresh() {
    latest.run(gateway::progress, now -> progress.set(Optional.of(now)), context.notices()::failed);
  }

  /** What this reviewer did, when it was asked for last. */
  ReadOnlyObjectProperty<Optional<ReviewerStatistics>> statistics() {
    return statistics.getReadOnlyProperty();
  }

  /** Loads what this reviewer did. */
  void readStatistics() {
    context
        .runner()
        .run(
            () -> gateway.statistics(DAYS),
            now -> statistics.set(Optional.of(now)),
            context.notices()::failed);
  }

  /** Loads the agreement. */
  void compare() {
    context
        .runner()
        .run(
            () -> new Agreeing(gateway.agreement(), gateway.secondShare()),
            now -> agreeing.set(Optional.of(now)),
            context.notices()::failed);
  }

  /** Sets the share of answers that need two reviewers. */
  void share(double share) {
    context
        .runner()
        .run(
            () -> {
              gateway.setSecondShare(share);
              return true;
            },
            set -> compare(),
            context.notices()::failed);
  }
}
