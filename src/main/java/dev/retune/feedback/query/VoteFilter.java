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

  /** Restricts to votes at or after an instant. */
  public VoteFilter withFrom(Instant at) {
    return new VoteFilter(
        Optional.of(at), to, value, reasonCode, text, source, model, promptVersion, reviewed, hour);
  }

  public VoteFilter withoutFrom() {
    return new VoteFilter(
        Optional.empty(),
        to,
        value,
        reasonCode,
        text,
        source,
        model,
        promptVersion,
        reviewed,
        hour);
  }

  /** Restricts to votes before an instant. */
  public VoteFilter withTo(Instant at) {
    return new VoteFilter(
        from,
        Optional.of(at),
        value,
        reasonCode,
        text,
        source,
        model,
        promptVersion,
        reviewed,
        hour);
  }

  public VoteFilter withoutTo() {
    return new VoteFilter(
        from,
        Optional.empty(),
        value,
        reasonCode,
        text,
        source,
        model,
        promptVersion,
        reviewed,
        hour);
  }

  /** Restricts to likes or to dislikes. */
  public VoteFilter withValue(Vote.Value wanted) {
    return new VoteFilter(
        from,
        to,
        Optional.of(wanted),
        reasonCode,
        text,
        source,
        model,
        promptVersion,
        reviewed,
        hour);
  }

  public VoteFilter withoutValue() {
    return new VoteFilter(
        from, to, Optional.empty(), reasonCode, text, source, model, promptVersion, reviewed, hour);
  }

  /** Restricts to a reason code. */
  public VoteFilter withReasonCode(String code) {
    return new VoteFilter(
        from, to, value, Optional.of(code), text, source, model, promptVersion, reviewed, hour);
  }

  public VoteFilter withoutReasonCode() {
    return new VoteFilter(
        from, to, value, Optional.empty(), text, source, model, promptVersion, reviewed, hour);
  }

  /**
   * Restricts to votes with the words; whitespace is collapsed, and blank text does not restrict.
   */
  public VoteFilter withText(String words) {
    String collapsed = words.strip().replaceAll("\\s+", " ");
    return collapsed.isEmpty()
        ? withoutText()
        : new VoteFilter(
            from,
            to,
            value,
            reasonCode,
            Optional.of(collapsed),
            source,
            model,
            promptVersion,
            reviewed,
            hour);
  }

  public VoteFilter withoutText() {
    return new VoteFilter(
        from,
        to,
        value,
        reasonCode,
        Optional.empty(),
        source,
        model,
        promptVersion,
        reviewed,
        hour);
  }

  /** Restricts to a source, by name. */
  public VoteFilter withSource(String name) {
    return new VoteFilter(
        from, to, value, reasonCode, text, Optional.of(name), model, promptVersion, reviewed, hour);
  }

  public VoteFilter withoutSource() {
    return new VoteFilter(
        from, to, value, reasonCode, text, Optional.empty(), model, promptVersion, reviewed, hour);
  }

  /** Restricts to answers of a model. */
  public VoteFilter withModel(String name) {
    return new VoteFilter(
        from,
        to,
        value,
        reasonCode,
        text,
        source,
        Optional.of(name),
        promptVersion,
        reviewed,
        hour);
  }

  public VoteFilter withoutModel() {
    return new VoteFilter(
        from, to, value, reasonCode, text, source, Optional.empty(), promptVersion, reviewed, hour);
  }

  /** Restricts to answers with a version of the prompt. */
  public VoteFilter withPromptVersion(String name) {
    return new VoteFilter(
        from, to, value, reasonCode, text, source, model, Optional.of(name), reviewed, hour);
  }

  public VoteFilter withoutPromptVersion() {
    return new VoteFilter(
        from, to, value, reasonCode, text, source, model, Optional.empty(), reviewed, hour);
  }

  /** Restricts to answers with or without a valid reviewer decision. */
  public VoteFilter withReviewed(boolean wanted) {
    return new VoteFilter(
        from, to, value, reasonCode, text, source, model, promptVersion, Optional.of(wanted), hour);
  }

  public VoteFilter withoutReviewed() {
    return new VoteFilter(
        from, to, value, reasonCode, text, source, model, promptVersion, Optional.empty(), hour);
  }

  /** Restricts to an hour of the week. */
  public VoteFilter withHour(HourOfWeek wanted) {
    return new VoteFilter(
        from,
        to,
        value,
        reasonCode,
        text,
        source,
        model,
        promptVersion,
        reviewed,
        Optional.of(wanted));
  }

  public VoteFilter withoutHour() {
    return new VoteFilter(
        from,
        to,
        value,
        reasonCode,
        text,
        source,
        model,
        promptVersion,
        reviewed,
        Optional.empty());
  }
}
