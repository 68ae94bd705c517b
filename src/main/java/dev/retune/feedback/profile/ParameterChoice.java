package dev.retune.feedback.profile;

import java.util.List;

/**
 * A parameter of a profile at a source.
 *
 * @param name name in a mapping
 * @param label what it is
 * @param single whether it takes one value only
 * @param optional whether nothing needs to be chosen
 * @param candidates values that the source has
 * @param chosen values that are used; empty when the user has to choose, or may
 */
public record ParameterChoice(
    String name,
    ProfileText label,
    boolean single,
    boolean optional,
    List<String> candidates,
    List<String> chosen) {

  /** Makes defensive copies. */
  public ParameterChoice {
    candidates = List.copyOf(candidates);
    chosen = List.copyOf(chosen);
  }

  /** Whether nothing can be read before a value is chosen. */
  public boolean isOpen() {
    return !optional && chosen.isEmpty() && !candidates.isEmpty();
  }
}
