package dev.retune.feedback.ingest;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.mapping.RowField;
import dev.retune.feedback.mapping.RowRejectedException;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.mapping.TableMapping;
import dev.retune.feedback.model.RowKind;
import dev.retune.feedback.parsing.RawRow;
import dev.retune.feedback.profile.ProfileCatalog;
import dev.retune.feedback.profile.ProfileChoice;
import dev.retune.feedback.source.RecognizedTable;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.feedback.source.SourceConnector;
import dev.retune.feedback.source.SourceDatabase;
import dev.retune.feedback.source.SourceInspection;
import dev.retune.feedback.source.SourceTable;
import dev.retune.feedback.source.TableSelection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Inspects a source read-only: its tables, their interpretation and sample rows. */
public final class SourcePreview {
  private static final int ROWS = 10;
  private static final int LONGEST = 300;

  private final SourcePlanner planner;
  private final SourceConnector connector;

  public SourcePreview(ProfileCatalog catalog, SourceConnector connector) {
    this.planner = new SourcePlanner(catalog);
    this.connector = connector;
  }

  /**
   * Inspects a source.
   *
   * @throws UnavailableException when the connection fails; contains the exact cause
   */
  public SourceInspection look(SourceConfig config, ProgressMonitor monitor) {
    try (SourceDatabase database = connector.open(config, monitor)) {
      List<SourceTable> tables = database.tables();
      List<SourceInspection.Table> known =
          tables.stream().map(t -> new SourceInspection.Table(t.name(), t.columnNames())).toList();
      List<SourceInspection.Mapped> mapped = new ArrayList<>();
      try {
        SourcePlan plan =
            planner.plan(
                config.name(),
                database,
                tables,
                config.mapping(),
                new ProfileChoice(config.profile()));
        for (RecognizedTable table : plan.tables()) {
          mapped.add(mapped(database, table));
        }
        SourcePlanner.check(config.name(), database, plan);
        return new SourceInspection(known, mapped, Optional.empty());
      } catch (InvalidInputException refusal) {
        return new SourceInspection(
            known,
            mapped.isEmpty() ? told(tables, config.mapping()) : mapped,
            Optional.of(refusal));
      }
    } catch (SQLException e) {
      throw connector.explained(e, config);
    }
  }

  /** What the mapping specifies, when nothing can be read. */
  private static List<SourceInspection.Mapped> told(
      List<SourceTable> tables, SourceMapping mapping) {
    return Arrays.stream(RowKind.values())
        .map(kind -> told(kind, tables, mapping.of(kind).orElse(TableMapping.GUESSED)))
        .toList();
  }

  private static SourceInspection.Mapped told(
      RowKind kind, List<SourceTable> tables, TableMapping mapping) {
    Optional<SourceTable> table =
        mapping.table().flatMap(name -> tables.stream().filter(t -> t.isNamed(name)).findFirst());
    return new SourceInspection.Mapped(
        kind.mappingName(),
        table.map(SourceTable::name).orElse(""),
        table.map(t -> TableSelection.Reason.MAPPED),
        Map.of(),
        fields(kind).stream().map(SourcePreview::name).toList(),
        List.of());
  }

  private static SourceInspection.Mapped mapped(SourceDatabase database, RecognizedTable table)
      throws SQLException {
    Map<String, String> columns = new LinkedHashMap<>();
    for (RowField field : fields(table.kind())) {
      table.column(field).ifPresent(column -> columns.put(name(field), column.name()));
    }
    List<Map<String, String>> rows = new ArrayList<>();
    for (RawRow row : new SourceTableReader(database, table).first(ROWS)) {
      rows.add(values(row, table));
    }
    return new SourceInspection.Mapped(
        table.kind().mappingName(),
        table.table().name(),
        Optional.of(table.why()),
        columns,
        fields(table.kind()).stream().map(SourcePreview::name).toList(),
        rows);
  }

  private static Map<String, String> values(RawRow row, RecognizedTable table) {
    Map<String, String> values = new LinkedHashMap<>();
    for (RowField field : fields(table.kind())) {
      var index = table.layout().index(table.kind(), field);
      if (index.isPresent()) {
        values.put(name(field), cut(row, index.getAsInt()));
      }
    }
    return values;
  }

  private static String cut(RawRow row, int column) {
    try {
      String text = row.values().text(column);
      return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    } catch (RowRejectedException e) {
      return "?";
    }
  }

  private static List<RowField> fields(RowKind kind) {
    return Arrays.stream(RowField.values()).filter(RowField.guesses(kind)::containsKey).toList();
  }

  private static String name(RowField field) {
    return field.name().toLowerCase(Locale.ROOT);
  }
}
