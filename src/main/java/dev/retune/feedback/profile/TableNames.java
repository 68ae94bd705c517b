package dev.retune.feedback.profile;

import dev.retune.feedback.source.SourceTable;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Names of tables with their columns. Case matters only for the keys of files, which queries name
 * exactly.
 *
 * @param columns columns by table
 * @param exact whether case matters; otherwise all names are in lower case
 */
public record TableNames(Map<String, Set<String>> columns, boolean exact) {

  /** Makes a defensive copy. */
  public TableNames {
    columns = Map.copyOf(columns);
  }

  /** Names of the tables of a database. */
  public static TableNames of(List<SourceTable> tables) {
    Map<String, Set<String>> columns = new HashMap<>();
    tables.forEach(
        table ->
            table
                .columnNames()
                .forEach(
                    column ->
                        columns
                            .computeIfAbsent(lower(table.name()), name -> new HashSet<>())
                            .add(lower(column))));
    return new TableNames(columns, false);
  }

  /** Keys found in the records of files. */
  public static TableNames ofRecords(Collection<String> pointers) {
    return new TableNames(Map.of(ProfileLayout.RECORD, Set.copyOf(pointers)), true);
  }

  boolean hasTable(String name) {
    return columns.containsKey(exact ? name : lower(name));
  }

  boolean hasColumn(String table, String column) {
    return exact
        ? columns.getOrDefault(table, Set.of()).contains(ProfileLayout.pointer(column))
        : columns.getOrDefault(lower(table), Set.of()).contains(lower(column));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
