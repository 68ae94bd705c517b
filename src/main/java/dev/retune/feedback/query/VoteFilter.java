package dev.retune.feedback.query;

import dev.retune.feedback.model.HourOfWeek;
import dev.retune.feedback.model.Vote;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

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
 * @param topic id of the topic of a dislike
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
    Optional<HourOfWeek> hour,
    Optional<Long> topic) {

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
    return changed(f -> f.from = Optional.of(at));
  }

  public VoteFilter withoutFrom() {
    return changed(f -> f.from = Optional.empty());
  }

  /** Restricts to votes before an instant. */
  public VoteFilter withTo(Instant at) {
    return changed(f -> f.to = Optional.of(at));
  }

  public VoteFilter withoutTo() {
    return changed(f -> f.to = Optional.empty());
  }

  /** Restricts to likes or to dislikes. */
  public VoteFilter withValue(Vote.Value wanted) {
    return changed(f -> f.value = Optional.of(wanted));
  }

  public VoteFilter withoutValue() {
    return changed(f -> f.value = Optional.empty());
  }

  /** Restricts to a reason code. */
  public VoteFilter withReasonCode(String code) {
    return changed(f -> f.reasonCode = Optional.of(code));
  }

  public VoteFilter withoutReasonCode() {
    return changed(f -> f.reasonCode = Optional.empty());
  }

  /**
   * Restricts to votes with the words; whitespace is collapsed, and blank text does not restrict.
   */
  public VoteFilter withText(String words) {
    String collapsed = words.strip().replaceAll("\\s+", " ");
    return changed(f -> f.text = Optional.of(collapsed).filter(text -> !text.isEmpty()));
  }

  public VoteFilter withoutText() {
    return changed(f -> f.text = Optional.empty());
  }

  /** Restricts to a source, by name. */
  public VoteFilter withSource(String name) {
    return changed(f -> f.source = Optional.of(name));
  }

  public VoteFilter withoutSource() {
    return changed(f -> f.source = Optional.empty());
  }

  /** Restricts to answers of a model. */
  public VoteFilter withModel(String name) {
    return changed(f -> f.model = Optional.of(name));
  }

  public VoteFilter withoutModel() {
    return changed(f -> f.model = Optional.empty());
  }

  /** Restricts to answers with a version of the prompt. */
  public VoteFilter withPromptVersion(String name) {
    return changed(f -> f.promptVersion = Optional.of(name));
  }

  public VoteFilter withoutPromptVersion() {
    return changed(f -> f.promptVersion = Optional.empty());
  }

  /** Restricts to answers with or without a valid reviewer decision. */
  public VoteFilter withReviewed(boolean wanted) {
    return changed(f -> f.reviewed = Optional.of(wanted));
  }

  public VoteFilter withoutReviewed() {
    return changed(f -> f.reviewed = Optional.empty());
  }

  /** Restricts to an hour of the week. */
  public VoteFilter withHour(HourOfWeek wanted) {
    return changed(f -> f.hour = Optional.of(wanted));
  }

  public VoteFilter withoutHour() {
    return changed(f -> f.hour = Optional.empty());
  }

  /** Restricts to dislikes of a topic. */
  public VoteFilter withTopic(long id) {
    return changed(f -> f.topic = Optional.of(id));
  }

  public VoteFilter withoutTopic() {
    return changed(f -> f.topic = Optional.empty());
  }

  private VoteFilter changed(Consumer<VoteFilterFields> change) {
    VoteFilterFields fields = new VoteFilterFields(this);
    change.accept(fields);
    return fields.filter();
  }
}
