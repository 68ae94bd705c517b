package dev.retune.feedback.query;

import dev.retune.feedback.model.HourOfWeek;
import dev.retune.feedback.model.Vote;
import java.time.Instant;
import java.util.Optional;

/**
 * Criteria for votes; empty criteria do not restrict.
 *
 * @param from inclusive
 * @param to exclusive
 * @param value like or dislike
 * @param reasonCode exact reason code
 * @param text words to find in question, answer or reason, ignoring case
 * @param source name of the source
 * @param model model that answered
 * @param promptVersion version of the prompt
 * @param reviewed whether the answer has a valid reviewer decision
 * @param hour hour of the week in which the vote was cast
 */
public record VoteFilter(
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<Vote.Value> value,
    Optional<String> reasonCode,
    Optional<String> text,
    Optional<String> source,
    Optional<String> model,
    Optional<String> promptVersion,
    Optional<Boolean> reviewed,
    Optional<HourOfWeek> hour) {

  private static final VoteFilter ALL =
      new VoteFilter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** A filter on the vote's own fields only. */
  public VoteFilter(
      Optional<Instant> from,
      Optional<Instant> to,
      Optional<Vote.Value> value,
      Optional<String> reasonCode,
      Optional<String> text,
      Optional<String> source) {
    this(
        from,
        to,
        value,
        reasonCode,
        text,
        source,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** A filter that matches every vote. */
  public static VoteFilter all() {
    return ALL;
  }

  /** Whether the filter restricts the time. */
  public boolean isDated() {
    return from.isPresent() || to.isPresent();
  }

  /** Whether the start is not before the end, so that nothing matches. */
  public boolean isReversed() {
    return from.isPresent() && to.isPresent() && !from.get().isBefore(to.get());
  }

  /** Whether it contains criteria that only the text index can evaluate efficiently. */
  public boolean needsTextIndex() {
    return text.isPresent() || model.isPresent() || promptVersion.isPresent();
  }

  /** From a moment on. */
  public VoteFilter withFrom(Optional<Instant> at) {
    return new VoteFilter(
        at, to, value, reasonCode, text, source, model, promptVersion, reviewed, hour);
  }

  /** Before a moment. */
  public VoteFilter withTo(Optional<Instant> at) {
    return new VoteFilter(
        from, at, value, reasonCode, text, source, model, promptVersion, reviewed, hour);
  }

  /** Likes or dislikes. */
  public VoteFilter withValue(Optional<Vote.Value> wanted) {
    return new VoteFilter(
        from, to, wanted, reasonCode, text, source, model, promptVersion, reviewed, hour);
  }

  /** One reason code. */
  public VoteFilter withReasonCode(Optional<String> code) {
    return new VoteFilter(
        from, to, value, code, text, source, model, promptVersion, reviewed, hour);
  }

  /** With words, on one line; blanks are none. */
  public VoteFilter withText(Optional<String> words) {
    Optional<String> said =
        words.map(w -> w.strip().replaceAll("\\s+", " ")).filter(w -> !w.isEmpty());
    return new VoteFilter(
        from, to, value, reasonCode, said, source, model, promptVersion, reviewed, hour);
  }

  /** Of one source. */
  public VoteFilter withSource(Optional<String> name) {
    return new VoteFilter(
        from, to, value, reasonCode, text, name, model, promptVersion, reviewed, hour);
  }

  /** Answered by one model. */
  public VoteFilter withModel(Optional<String> name) {
    return new VoteFilter(
        from, to, value, reasonCode, text, source, name, promptVersion, reviewed, hour);
  }

  /** Answered with one prompt. */
  public VoteFilter withPromptVersion(Optional<String> name) {
    return new VoteFilter(from, to, value, reasonCode, text, source, model, name, reviewed, hour);
  }

  /** With or without a decision. */
  public VoteFilter withReviewed(Optional<Boolean> wanted) {
    return new VoteFilter(
        from, to, value, reasonCode, text, source, model, promptVersion, wanted, hour);
  }

  /** In one hour of the week. */
  public VoteFilter withHour(Optional<HourOfWeek> wanted) {
    return new VoteFilter(
        from, to, value, reasonCode, text, source, model, promptVersion, reviewed, wanted);
  }
}
