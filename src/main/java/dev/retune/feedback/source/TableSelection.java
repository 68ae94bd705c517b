package dev.retune.feedback.source;

import java.util.Optional;

/**
 * The table selected for a kind of row.
 *
 * @param kind {@code documents}, {@code conversations}, {@code votes} or {@code evaluations}
 * @param table name of the table
 * @param why why it was selected
 * @param answerColumn the column that joins votes to answers, when these are in another table
 */
public record TableSelection(String kind, String table, Reason why, Optional<String> answerColumn) {

  /** Why a table was selected. */
  public enum Reason {
    /** A profile says how it is read. */
    PROFILE,
    /** The mapping names it. */
    MAPPED,
    /** It has a usual name. */
    NAMED,
    /** It is the only table with suitable columns. */
    COLUMNS
  }
}
