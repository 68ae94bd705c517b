package dev.retune.feedback.source;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.mapping.SourceMapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a source holds, and how its rows would be read.
 *
 * @param tables all tables and views, in the source's order
 * @param mapped the tables that would be read, or of each kind what the mapping says of it
 * @param refusal why nothing would be read; empty when rows would be
 */
public record SourceInspection(
    List<Table> tables, List<Mapped> mapped, Optional<InvalidInputException> refusal) {

  /** A table or view with its columns. */
  public record Table(String name, List<String> columns) {}

  /**
   * A table that would be read.
   *
   * @param kind {@code documents}, {@code conversations}, {@code votes} or {@code evaluations}, as
   *     a {@link SourceMapping} names it
   * @param table its name; blank when none was chosen
   * @param why it is this table; empty when none was chosen
   * @param columns field (such as {@code question}) to the column it is read from, in the order of
   *     fields; those that the table does not have are missing
   * @param fields all fields of this kind
   * @param rows the first rows, field to value, each value cut to a readable length
   */
  public record Mapped(
      String kind,
      String table,
      Optional<TableSelection.Reason> why,
      Map<String, String> columns,
      List<String> fields,
      List<Map<String, String>> rows) {}
}
