package dev.retune.publishing.database;

import dev.retune.publishing.model.PublishManifest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Creates and drops the tables of a target. */
final class PgVectorSchema {
  // the most for which pgvector builds an index
  private static final int INDEXED_DIMENSIONS = 2_000;
  // a graph that fits into memory is built several times faster
  private static final long MEGABYTE = 1L << 20;
  private static final long LEAST_MEMORY = 64;
  private static final long MOST_MEMORY = 1_024;

  private final Connection connection;
  private final PgVectorNames names;

  PgVectorSchema(Connection connection, PgVectorNames names) {
    this.connection = connection;
    this.names = names;
  }

  /** Creates what all versions share, if it is not there. */
  void prepare() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("create extension if not exists vector");
      statement.execute(
          "create table if not exists %s (version text primary key, manifest text not null,"
                  .formatted(names.versions())
              + " complete boolean not null default false, live boolean not null default false,"
              + " as_of timestamptz not null default clock_timestamp())");
      statement.execute(
          "create table if not exists %s (id text not null, at timestamptz not null)"
              .formatted(names.deletions()));
      // only deletions from the live version count; the owner's rights, because a chat product
      // that may delete passages need not know of this table
      statement.execute(
          """
          create or replace function %s() returns trigger language plpgsql security definer as $$
          begin
            if exists (select 1 from %s where live and version = tg_argv[0]) then
              insert into %s (id, at) values (old.id, clock_timestamp());
            end if;
            return old;
          end $$"""
              .formatted(names.recorder(), names.versions(), names.deletions()));
    }
  }

  /** Creates an empty table for a version. */
  void create(PublishManifest manifest) throws SQLException {
    String table = names.table(manifest.version());
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "create table %s (id text primary key, fingerprint text not null,".formatted(table)
              + " document text not null, title text not null, section text not null,"
              + " content text not null, embedding vector("
              + manifest.dimension()
              + ") not null)");
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into " + names.versions() + " (version, manifest) values (?, ?)")) {
      insert.setString(1, manifest.version());
      insert.setString(2, manifest.json());
      insert.executeUpdate();
    }
  }

  /** Builds the index of a version and marks the version as complete. */
  void complete(PublishManifest manifest) throws SQLException {
    String version = manifest.version();
    try (Statement statement = connection.createStatement()) {
      if (manifest.dimension() <= INDEXED_DIMENSIONS) {
        long bytes = manifest.passages() * (2L * manifest.dimension() * Float.BYTES + 512);
        long memory = Math.clamp(bytes / MEGABYTE, LEAST_MEMORY, MOST_MEMORY);
        statement.execute("set local maintenance_work_mem = '" + memory + "MB'");
        statement.execute(
            "create index if not exists %s on %s using hnsw (embedding vector_cosine_ops)"
                .formatted(names.index(version), names.table(version)));
      }
      statement.execute("drop trigger if exists deleted on " + names.table(version));
      statement.execute(
          "create trigger deleted after delete on %s for each row execute function %s('%s')"
              .formatted(names.table(version), names.recorder(), version));
      statement.execute("analyze " + names.table(version));
    }
    try (PreparedStatement update =
        connection.prepareStatement(
            "update " + names.versions() + " set complete = true where version = ?")) {
      update.setString(1, version);
      update.executeUpdate();
    }
  }

  void drop(String version) throws SQLException {
    try (Statement statement = connection.createStatement();
        PreparedStatement delete =
            connection.prepareStatement("delete from " + names.versions() + " where version = ?")) {
      statement.execute("drop table if exists " + names.table(version));
      delete.setString(1, version);
      delete.executeUpdate();
    }
  }
}
