package dev.retune.settings.model;

/**
 * A text that a reviewer uses again.
 *
 * @param name its name in the menu, unique
 * @param place where it is used
 */
public record TextTemplate(String name, Place place, String text) {

  /** The fields of the review form that take templates. */
  public enum Place {
    /** The corrected answer. */
    ANSWER,
    /** The note. */
    NOTE
  }
}
