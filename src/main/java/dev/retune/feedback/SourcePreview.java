package dev.retune.feedback;

import dev.retune.db.ConnectFailure;
import dev.retune.db.DatabaseUrl;
import dev.retune.fault.BadInput;
import dev.retune.fault.Unavailable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Looks into a source, read-only: its tables, how they are understood, and a few rows of each. */
public final class SourcePreview {
  private static final int ROWS = 10;
  private static final int LONGEST = 300;

  private final Function<String, Optional<String>> secrets;

  /** With the way to passwords, by {@link SourceConfig#passwordEnv}. */
  public SourcePreview(Function<String, Optional<String>> secrets) {
    this.secrets = secrets;
  }

  /**
   * Looks.
   *
   * @throws Unavailable when nobody is let in; says precisely why
   */
  public SourceLook look(SourceConfig config) {
    DatabaseUrl url = DatabaseUrl.parse(config.url());
    try (SourceDatabase database = new SourceOpener(secrets).open(config, url)) {
      List<SourceTable> tables = database.tables();
      List<SourceLook.Table> known =
          tables.stream().map(t -> new SourceLook.Table(t.name(), t.columnNames())).toList();
      List<SourceLook.Mapped> mapped = new ArrayList<>();
      try {
        List<TableShape> shapes =
            new TableFinder(config.name(), database, tables, config.mapping()).find();
        for (TableShape shape : shapes) {
          mapped.add(mapped(database, shape));
        }
        new SourceChecks(config.name(), new SourceProbe(database), config.mapping()).check(shapes);
        return new SourceLook(known, mapped, Optional.empty());
      } catch (BadInput refusal) {
        return new SourceLook(
            known,
            mapped.isEmpty() ? told(tables, config.mapping()) : mapped,
            Optional.of(refusal));
      }
    } catch (SQLException e) {
      throw ConnectFailure.of(e, url);
    }
  }

  /** What the mapping says, where it is not enough to read anything. */
  private static List<SourceLook.Mapped> told(List<SourceTable> tables, Mapping mapping) {
    return Arrays.stream(RowKind.values())
        .map(kind -> told(kind, tables, mapping.of(kind).orElse(TableMapping.GUESSED)))
        .toList();
  }

  private static SourceLook.Mapped told(
      RowKind kind, List<SourceTable> tables, TableMapping mapping) {
    Optional<SourceTable> table =
        mapping.table().flatMap(name -> tables.stream().filter(t -> t.isNamed(name)).findFirst());
    return new SourceLook.Mapped(
        kind.mappingName(),
        table.map(SourceTable::name).orElse(""),
        table.map(t -> TableTaken.Why.MAPPED),
        Map.of(),
        fields(kind).stream().map(SourcePreview::name).toList(),
        List.of());
  }

  private static SourceLook.Mapped mapped(SourceDatabase database, TableShape shape)
      throws SQLException {
    Map<String, String> columns = new LinkedHashMap<>();
    for (Field field : fields(shape.kind())) {
      shape.column(field).ifPresent(column -> columns.put(name(field), column.name()));
    }
    List<Map<String, String>> rows = new ArrayList<>();
    for (RawRow row : new TableReader(database, shape).first(ROWS)) {
      rows.add(values(row, shape));
    }
    return new SourceLook.Mapped(
        shape.kind().mappingName(),
        shape.table().name(),
        Optional.of(shape.why()),
        columns,
        fields(shape.kind()).stream().map(SourcePreview::name).toList(),
        rows);
  }

  private static Map<String, String> values(RawRow row, TableShape shape) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Field field : fields(shape.kind())) {
      var index = shape.shape().index(shape.kind(), field);
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
    } catch (RowFault e) {
      return "?";
    }
  }

  private static List<Field> fields(RowKind kind) {
    return Arrays.stream(Field.values()).filter(Field.guesses(kind)::containsKey).toList();
  }

  private static String name(Field field) {
    return field.name().toLowerCase(Locale.ROOT);
  }
}
