package dev.retune.ui.segment;

import dev.retune.common.i18n.Texts;
import dev.retune.statistics.model.ConfidenceInterval;
import dev.retune.statistics.model.DislikeRatio;
import dev.retune.ui.format.ValueFormatter;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** Two chosen segments and how their dislikes differ. */
public final class SegmentModel {
  private final SegmentGateway gateway;
  private final ScreenContext context;
  private final LatestTask latest;
  private final Instant now;
  private final ObjectProperty<SegmentChoice> first =
      new SimpleObjectProperty<>(SegmentChoice.of(SegmentPeriod.WEEK_BEFORE));
  private final ObjectProperty<SegmentChoice> second =
      new SimpleObjectProperty<>(SegmentChoice.of(SegmentPeriod.LAST_WEEK));
  private final ReadOnlyObjectWrapper<SegmentGateway.SegmentNames> choices =
      new ReadOnlyObjectWrapper<>(new SegmentGateway.SegmentNames(List.of(), List.of(), List.of()));
  private final ReadOnlyObjectWrapper<Optional<SegmentComparison>> result =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /** Reads nothing until {@link #refresh} is called. */
  public SegmentModel(SegmentGateway gateway, ScreenContext context) {
    this.gateway = gateway;
    this.context = context;
    this.latest = new LatestTask(context.runner());
    this.now = context.clock().instant();
    first.subscribe((was, is) -> compare());
    second.subscribe((was, is) -> compare());
  }

  /** The segment to compare with. */
  ObjectProperty<SegmentChoice> first() {
    return first;
  }

  /** The segment that is compared. */
  ObjectProperty<SegmentChoice> second() {
    return second;
  }

  /** The sources, models and prompt versions that can be chosen. */
  ReadOnlyObjectProperty<SegmentGateway.SegmentNames> choices() {
    return choices.getReadOnlyProperty();
  }

  /** The comparison; empty while it is computed. */
  ReadOnlyObjectProperty<Optional<SegmentComparison>> result() {
    return result.getReadOnlyProperty();
  }

  Texts texts() {
    return context.texts();
  }

  /** Reads what can be chosen, and compares. */
  public void refresh() {
    context.runner().run(gateway::names, choices::set, context.notices()::failed);
    compare();
  }

  private void compare() {
    result.set(Optional.empty());
    SegmentChoice one = first.get();
    SegmentChoice other = second.get();
    latest.run(
        () -> new SegmentComparison(ratio(one), ratio(other)),
        found -> result.set(Optional.of(found)),
        context.notices()::failed);
  }

  private DislikeRatio ratio(SegmentChoice segment) {
    return gateway.ratio(segment.filter(now));
  }

  /** Opens the votes of a segment. */
  void open(SegmentChoice segment) {
    context.navigator().votes(segment.filter(now));
  }

  /** The share of dislikes with its interval. */
  String share(DislikeRatio ratio) {
    if (ratio.votes() == 0) {
      return texts().get("ui.segment.none");
    }
    ValueFormatter formatter = context.formatter();
    ConfidenceInterval interval = ratio.wilson95();
    return texts()
        .get(
            "ui.segment.share",
            formatter.percent(ratio.value()),
            formatter.percent(interval.low()),
            formatter.percent(interval.high()),
            ratio.dislikes(),
            ratio.votes());
  }

  /** How the second segment differs, in a sentence. */
  String verdict(SegmentComparison comparison) {
    return comparison
        .difference()
        .map(
            difference ->
                texts()
                    .get(
                        verdictKey(difference),
                        context.formatter().signedPoints(difference.points()),
                        context.formatter().signedPoints(difference.interval().low()),
                        context.formatter().signedPoints(difference.interval().high())))
        .orElseGet(() -> texts().get("ui.segment.noDifference"));
  }

  private static String verdictKey(SegmentComparison.Difference difference) {
    if (!difference.clear()) {
      return "ui.segment.unclear";
    }
    return difference.points() > 0 ? "ui.segment.worse" : "ui.segment.better";
  }
}
