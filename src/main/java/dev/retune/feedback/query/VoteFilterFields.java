package dev.retune.feedback.query;

import dev.retune.feedback.model.HourOfWeek;
import dev.retune.feedback.model.Vote;
import java.time.Instant;
import java.util.Optional;

/** The criteria of a filter while one of them is changed. */
final class VoteFilterFields {
  Optional<Instant> from;
  Optional<Instant> to;
  Optional<Vote.Value> value;
  Optional<String> reasonCode;
  Optional<String> text;
  Optional<String> source;
  Optional<String> model;
  Optional<String> promptVersion;
  Optional<Boolean> reviewed;
  Optional<HourOfWeek> hour;
  Optional<Long> topic;

  VoteFilterFields(VoteFilter filter) {
    from = filter.from();
    to = filter.to();
    value = filter.value();
    reasonCode = filter.reasonCode();
    text = filter.text();
    source = filter.source();
    model = filter.model();
    promptVersion = filter.promptVersion();
    reviewed = filter.reviewed();
    hour = filter.hour();
    topic = filter.topic();
  }

  VoteFilter filter() {
    return new VoteFilter(
        from, to, value, reasonCode, text, source, model, promptVersion, reviewed, hour, topic);
  }
}
