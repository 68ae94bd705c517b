package dev.retune.feedback;

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
public record TableTaken(String kind, String table, Why why, Optional<String> answerColumn) {

  /** Why a table was taken. */
  public enum Why {
    /** The mapping names it. */
    MAPPED,
    /** It has one of the usual names. */
    NAMED,
    /** It is the only one with such columns. */
    COLUMNS
  }
}
