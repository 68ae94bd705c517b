package dev.retune.feedback.source;

import java.util.Optional;

/**
 * Which table a kind of row was read from.
 *
 * @param kind {@code documents}, {@code conversations}, {@code votes} or {@code evaluations}
 * @param table its name
 * @param why it is this one
 * @param answerColumn the column by which votes are joined to their answers, where they are in
 *     another table
 */
public record TableSelection(String kind, String table, Reason why, Optional<String> answerColumn) {

  /** Why a table was taken. */
  public enum Reason {
    /** The mapping names it. */
    MAPPED,
    /** It has one of the usual names. */
    NAMED,
    /** It is the only one with such columns. */
    COLUMNS
  }
}
