package dev.retune.feedback.profile;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something that only the team knows, such as which scores are users' votes. In a query {@code
 * {name}} stands for its values.
 *
 * @param label what it is
 * @param single whether it has one value only
 * @param optional whether queries that use it are left out unless the user gives it a value
 * @param pattern regular expression for a whole value; the only candidate is used without being
 *     chosen if it matches, or if there is no pattern
 */
public record ProfileParameter(
    ProfileText label, boolean single, boolean optional, Optional<Pattern> pattern) {
  /** Whether a value may be used without being chosen. */
  boolean isEvident(String value) {
    return pattern.isEmpty() || pattern.get().matcher(value).matches();
  }
}
