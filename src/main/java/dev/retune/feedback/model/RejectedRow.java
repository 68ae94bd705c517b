package dev.retune.feedback.model;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A row that was not stored.
 *
 * @param reason a sentence in the user's language
 */
public record RejectedRow(@JsonUnwrapped RowPlace place, String reason) {
  /** The number that finds it. */
  public long row() {
    return place.row();
  }
}
