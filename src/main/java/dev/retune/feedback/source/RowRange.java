package dev.retune.feedback.source;

import dev.retune.feedback.mapping.RowField;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Restriction of the rows to read, as an SQL condition.
 *
 * @param condition without the keyword WHERE; empty for all rows
 * @param parameters parameters of the condition
 */
public record RowRange(String condition, List<Object> parameters) {
  // timestamps without an offset may be of any zone
  private static final Duration MARGIN = Duration.ofDays(1);

  public static RowRange all() {
    return new RowRange("", List.of());
  }

  /** Rows with one of the given ids, as text. */
  public static RowRange identified(
      SourceDialect dialect, RecognizedTable table, List<String> ids) {
    SourceColumn id = table.column(RowField.ID).orElseThrow();
    String places =
        ids.isEmpty() ? "NULL" : String.join(", ", Collections.nCopies(ids.size(), "?"));
    return new RowRange(
        dialect.id(dialect.quoted(id.name()), id) + " IN (" + places + ")", List.copyOf(ids));
  }

  public RowRange and(RowRange other) {
    if (condition.isEmpty()) {
      return other;
    }
    List<Object> both = new ArrayList<>(parameters);
    both.addAll(other.parameters);
    return new RowRange("(" + condition + ") AND (" + other.condition + ")", both);
  }

  public RowRange or(RowRange other) {
    List<Object> both = new ArrayList<>(parameters);
    both.addAll(other.parameters);
    return new RowRange("(" + condition + ") OR (" + other.condition + ")", both);
  }

  /** Rows created or changed since a time, with a safety margin; empty without time columns. */
  public static Optional<RowRange> since(
      SourceDialect dialect, RecognizedTable table, Instant cutoff) {
    Optional<RowRange> created =
        table.column(RowField.CREATED_AT).map(c -> since(dialect, c, cutoff.minus(MARGIN)));
    Optional<RowRange> updated =
        table.column(RowField.UPDATED_AT).map(c -> since(dialect, c, cutoff.minus(MARGIN)));
    return created.isPresent() && updated.isPresent()
        ? Optional.of(created.get().or(updated.get()))
        : created.or(() -> updated);
  }

  /**
   * The same, with the rows whose time does not tell: they have none, or a text that does not begin
   * with the year. For tables where no other column tells which rows are new.
   */
  public static Optional<RowRange> sinceOrUnknown(
      SourceDialect dialect, RecognizedTable table, Instant cutoff) {
    return since(dialect, table, cutoff)
        .map(
            range -> {
              List<SourceColumn> times =
                  Stream.of(RowField.CREATED_AT, RowField.UPDATED_AT)
                      .flatMap(field -> table.column(field).stream())
                      .toList();
              String none =
                  times.stream()
                      .map(c -> dialect.quoted(c.name()) + " IS NULL")
                      .collect(Collectors.joining(" AND "));
              RowRange all = range.or(new RowRange(none, List.of()));
              for (SourceColumn column : times) {
                if (!column.isTime() && !column.isNumber()) {
                  String odd = dialect.notDated(dialect.quoted(column.name()));
                  all = all.or(new RowRange(odd, List.of()));
                }
              }
              return all;
            });
  }

  private static RowRange since(SourceDialect dialect, SourceColumn column, Instant cutoff) {
    String name = dialect.quoted(column.name());
    RowRange text =
        new RowRange(
            name + " >= ?", List.of(LocalDate.ofInstant(cutoff, ZoneOffset.UTC).toString()));
    if (dialect == SourceDialect.SQLITE) {
      // values of a SQLite column may have any type, so each is compared by its own type
      RowRange written = new RowRange("typeof(" + name + ") = 'text'", List.of()).and(text);
      RowRange counted =
          new RowRange("typeof(" + name + ") <> 'text'", List.of()).and(number(name, cutoff));
      return written.or(counted);
    }
    if (column.isTime()) {
      return new RowRange(name + " >= ?", List.of(LocalDateTime.ofInstant(cutoff, ZoneOffset.UTC)));
    }
    return column.isNumber() ? number(name, cutoff) : text;
  }

  // seconds, milliseconds, microseconds or nanoseconds; their ranges do not overlap, see
  // TimestampParser
  private static RowRange number(String name, Instant cutoff) {
    long seconds = cutoff.getEpochSecond();
    return new RowRange(
        String.format(
            "(%1$s >= ? AND %1$s < 100000000000) OR (%1$s >= ? AND %1$s < 100000000000000)"
                + " OR (%1$s >= ? AND %1$s < 100000000000000000) OR %1$s >= ?",
            name),
        List.of(seconds, seconds * 1_000, seconds * 1_000_000, seconds * 1_000_000_000));
  }
}
