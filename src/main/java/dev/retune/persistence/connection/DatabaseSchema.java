package dev.retune.persistence.connection;

/** The schema that a workspace has in a database. */
public final class DatabaseSchema {
  public static final String NAME = "retune";

  private DatabaseSchema() {}
}
