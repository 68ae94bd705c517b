package dev.retune.ui.segment;

import dev.retune.feedback.query.VoteFilter;
import java.time.Instant;
import java.util.Optional;

/** A segment of the votes. */
record SegmentChoice(
    SegmentPeriod period,
    Optional<String> source,
    Optional<String> model,
    Optional<String> promptVersion) {

  static SegmentChoice of(SegmentPeriod period) {
    return new SegmentChoice(period, Optional.empty(), Optional.empty(), Optional.empty());
  }

  SegmentChoice with(SegmentPeriod other) {
    return new SegmentChoice(other, source, model, promptVersion);
  }

  SegmentChoice withSource(String other) {
    return new SegmentChoice(period, named(other), model, promptVersion);
  }

  SegmentChoice withModel(String other) {
    return new SegmentChoice(period, source, named(other), promptVersion);
  }

  SegmentChoice withPromptVersion(String other) {
    return new SegmentChoice(period, source, model, named(other));
  }

  /** An empty name stands for all. */
  private static Optional<String> named(String name) {
    return Optional.of(name).filter(n -> !n.isEmpty());
  }

  /** The filter of its votes, at a point in time. */
  VoteFilter filter(Instant now) {
    VoteFilter filter = VoteFilter.all().withTo(period.to(now));
    // without a start the header's period would be taken
    filter = filter.withFrom(period.from(now).orElse(Instant.EPOCH));
    filter = source.map(filter::withSource).orElse(filter);
    filter = model.map(filter::withModel).orElse(filter);
    return promptVersion.map(filter::withPromptVersion).orElse(filter);
  }
}
