package dev.retune.backup.archive;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * The manifest of a backup. It is the last entry, so a truncated file has none.
 *
 * @param format file format, currently {@value #FORMAT}
 * @param at time of the snapshot
 * @param schema schema version of the tables
 * @param rows number of rows by table
 * @param sha256 hexadecimal SHA-256 by entry name
 */
public record BackupManifest(
    int format, Instant at, String schema, Map<String, Long> rows, Map<String, String> sha256) {
  public static final int FORMAT = 1;
  static final String ENTRY = "manifest.json";

  /** Copies the maps, sorted by key. */
  public BackupManifest {
    rows = new TreeMap<>(rows);
    sha256 = new TreeMap<>(sha256);
  }

  /** Returns the total number of rows. */
  public long allRows() {
    return rows.values().stream().mapToLong(Long::longValue).sum();
  }
}
