package dev.retune.persistence.connection;

/** The schema of a workspace in its database. */
public final class DatabaseSchema {
  public static final String NAME = "retune";

  private DatabaseSchema() {}
}
