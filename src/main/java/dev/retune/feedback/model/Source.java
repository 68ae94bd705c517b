package dev.retune.feedback.model;

import java.util.Optional;

/**
 * The origin of rows. External ids are unique within a source.
 *
 * @param id id in the workspace
 * @param name unique, at most 200 characters
 * @param kind kind of the source
 * @param location canonical path of a database file, or address of a database, without credentials
 */
public record Source(long id, String name, Kind kind, Optional<String> location) {

  /** Kind of a source. */
  public enum Kind {
    SQLITE,
    POSTGRESQL,
    MYSQL,
    FILES,
    COLLECTOR,
    SAMPLE
  }
}
