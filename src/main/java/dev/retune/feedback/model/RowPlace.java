package dev.retune.feedback.model;

import dev.retune.common.i18n.Message;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where a row is at its source.
 *
 * @param row the number that finds it
 * @param numbering what the number is
 * @param table name of its table or query; empty for files
 */
public record RowPlace(long row, Numbering numbering, String table) {
  /** What the number of a row is. */
  public enum Numbering {
    /** The row's first line in a file, or its index in a JSON list, counted from 1. */
    LINE,
    /** Its id, which need not be its position. */
    ID,
    /** Its position among the rows of a table without numeric ids, counted from 1. */
    POSITION
  }

  /** A row of a file. */
  public static RowPlace line(long number) {
    return new RowPlace(number, Numbering.LINE, "");
  }

  /** A row of a table, found by its id. */
  public static RowPlace id(String table, long id) {
    return new RowPlace(id, Numbering.ID, table);
  }

  /** A row of a table whose ids are not numbers. */
  public static RowPlace position(String table, long position) {
    return new RowPlace(position, Numbering.POSITION, table);
  }

  /** The place in words, such as "row 7" or "id 7 of feedback_log". */
  public Message named() {
    return named(List.of(row), 1);
  }

  /**
   * Places in the same table in words.
   *
   * @param numbers the first numbers
   * @param rows number of all the rows
   */
  public Message named(List<Long> numbers, long rows) {
    String listed = numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    boolean one = rows == 1;
    String key =
        switch (numbering) {
          case LINE -> one ? "feedback.place.line" : "feedback.place.lines";
          case ID -> one ? "feedback.place.id" : "feedback.place.ids";
          case POSITION -> one ? "feedback.place.position" : "feedback.place.positions";
        };
    return Message.of(key, rows > numbers.size() ? listed + ", …" : listed, table);
  }
}
