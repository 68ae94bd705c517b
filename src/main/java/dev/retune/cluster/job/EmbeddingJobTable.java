package dev.retune.cluster.job;

import dev.retune.cluster.job.JobProgress.State;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.model.IndexSpecJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** The rows of embedding jobs, on one connection to a workspace in PostgreSQL. */
public final class EmbeddingJobTable {
  private static final int WHY_LENGTH = 4_000;

  private final Connection connection;

  /** Uses a connection whose schema is the workspace's. */
  public EmbeddingJobTable(Connection connection) {
    this.connection = connection;
  }

  /** Adds a job that waits for a cluster, and returns its id. */
  public long create(IndexSpec spec, Instant now) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into embedding_job (model, spec, state, texts, why, created_at, state_at)"
                + " values (?, ?, 'WAITING', 0, '', ?, ?)",
            Statement.RETURN_GENERATED_KEYS)) {
      insert.setString(1, PassageVectorTable.model(spec));
      insert.setString(2, new IndexSpecJson().write(spec));
      insert.setObject(3, now.atOffset(ZoneOffset.UTC));
      insert.setObject(4, now.atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
      try (ResultSet key = insert.getGeneratedKeys()) {
        key.next();
        return key.getLong("id");
      }
    }
  }

  /** The specification of the index that a job embeds for; empty when there is no such job. */
  public Optional<IndexSpec> spec(long job) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select spec from embedding_job where id = ?")) {
      query.setLong(1, job);
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? Optional.of(new IndexSpecJson().read(row.getString(1)))
            : Optional.empty();
      }
    }
  }

  /** Starts a job that waits. Returns false when it was cancelled or is done already. */
  public boolean start(long job) throws SQLException {
    return update(
            "update embedding_job set state = 'RUNNING', state_at = now() where id = ?"
                + " and state in ('WAITING', 'RUNNING')",
            job)
        == 1;
  }

  /** Tells how many different texts a job has. */
  public void counted(long job, long texts) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update embedding_job set texts = ? where id = ?")) {
      update.setLong(1, texts);
      update.setLong(2, job);
      update.executeUpdate();
    }
  }

  /** Ends a job, unless it has ended otherwise. */
  public void end(long job, State state, String why) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update embedding_job set state = ?, why = ?, state_at = now() where id = ?"
                + " and state in ('WAITING', 'RUNNING')")) {
      update.setString(1, state.name());
      update.setString(2, why.substring(0, Math.min(why.length(), WHY_LENGTH)));
      update.setLong(3, job);
      update.executeUpdate();
    }
  }

  /** Whether a job is to go on. */
  public boolean goesOn(long job) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select state from embedding_job where id = ?")) {
      query.setLong(1, job);
      try (ResultSet row = query.executeQuery()) {
        return row.next() && State.valueOf(row.getString(1)) == State.RUNNING;
      }
    }
  }

  /**
   * Records how far an attempt at a part is.
   *
   * @param done texts of the part whose vectors are stored
   * @param embedded vectors that were stored since the last record
   * @param millis what that took
   */
  void record(long job, int part, long done, long embedded, long millis) throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "insert into embedding_job_part as p (job_id, part_number, done, embedded,"
                + " busy_millis) values (?, ?, ?, ?, ?)"
                + " on conflict (job_id, part_number) do update set done = excluded.done,"
                + " embedded = p.embedded + excluded.embedded,"
                + " busy_millis = p.busy_millis + excluded.busy_millis")) {
      upsert.setLong(1, job);
      upsert.setInt(2, part);
      upsert.setLong(3, done);
      upsert.setLong(4, embedded);
      upsert.setLong(5, millis);
      upsert.executeUpdate();
    }
  }

  /** How far a job is. */
  public JobProgress progress(long job) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select j.state, j.texts, j.why, coalesce(sum(p.done), 0),"
                + " coalesce(sum(p.embedded), 0), coalesce(sum(p.busy_millis), 0)"
                + " from embedding_job j left join embedding_job_part p on p.job_id = j.id"
                + " where j.id = ? group by j.id, j.state, j.texts, j.why")) {
      query.setLong(1, job);
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          throw new SQLException("there is no embedding job " + job);
        }
        return new JobProgress(
            State.valueOf(row.getString(1)),
            row.getLong(2),
            row.getLong(4),
            row.getLong(5),
            row.getLong(6),
            row.getString(3));
      }
    }
  }

  private int update(String sql, long job) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setLong(1, job);
      return update.executeUpdate();
    }
  }
}
