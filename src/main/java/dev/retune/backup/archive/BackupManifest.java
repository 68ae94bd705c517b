package dev.retune.backup.archive;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a backup holds; the last entry of the file, so that one that was cut short has none.
 *
 * @param format of the file, {@value #FORMAT} now
 * @param at the moment whose rows it holds
 * @param schema version of the tables
 * @param rows how many of each table
 * @param sha256 of each entry, in hex, by its name
 */
public record BackupManifest(
    int format, Instant at, String schema, Map<String, Long> rows, Map<String, String> sha256) {
  public static final int FORMAT = 1;
  static final String ENTRY = "manifest.json";

  /** Copies the maps, in order of their names. */
  public BackupManifest {
    rows = new TreeMap<>(rows);
    sha256 = new TreeMap<>(sha256);
  }

  /** How many rows in all. */
  public long allRows() {
    return rows.values().stream().mapToLong(Long::longValue).sum();
  }
}
