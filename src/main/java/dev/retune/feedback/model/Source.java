package dev.retune.feedback.model;

import java.util.Optional;

/**
 * Where rows come from. Ids of rows are unique within a source.
 *
 * @param id in the workspace
 * @param name unique, at most 200 characters
 * @param kind what it is
 * @param location a database file's canonical path or a database's address, without credentials
 */
public record Source(long id, String name, Kind kind, Optional<String> location) {

  /** What a source is. */
  public enum Kind {
    SQLITE,
    POSTGRESQL,
    MYSQL,
    FILES,
    COLLECTOR,
    SAMPLE
  }
}
