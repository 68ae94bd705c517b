package dev.retune.feedback.source;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.mapping.SourceMapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Content of a source and how its rows would be read.
 *
 * @param tables all tables and views, in the order of the source
 * @param mapped the tables that would be read; if none, what the mapping specifies for each kind
 * @param refusal why nothing would be read; empty when rows would be read
 */
public record SourceInspection(
    List<Table> tables, List<Mapped> mapped, Optional<InvalidInputException> refusal) {

  /** A table or view with its columns. */
  public record Table(String name, List<String> columns) {}

  /**
   * A table that would be read.
   *
   * @param kind {@code documents}, {@code conversations}, {@code votes} or {@code evaluations}, as
   *     in {@link SourceMapping}
   * @param table name of the table; blank when none was selected
   * @param why why it was selected; empty when none was selected
   * @param columns field (such as {@code question}) to the column it is read from, in field order;
   *     fields without a column are omitted
   * @param fields all fields of this kind
   * @param rows the first rows, field to value; values are truncated to a readable length
   */
  public record Mapped(
      String kind,
      String table,
      Optional<TableSelection.Reason> why,
      Map<String, String> columns,
      List<String> fields,
      List<Map<String, String>> rows) {}
}
