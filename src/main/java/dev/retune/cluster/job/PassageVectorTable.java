package dev.retune.cluster.job;

import dev.retune.common.io.Sha256;
import dev.retune.index.model.IndexSpec;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** The vectors of embedding jobs, on one connection to a workspace in PostgreSQL. */
public final class PassageVectorTable {
  private static final HexFormat HEX = HexFormat.of();
  private static final String BYTES = "bytea";

  private final Connection connection;

  /** Uses a connection whose schema is the workspace's. */
  public PassageVectorTable(Connection connection) {
    this.connection = connection;
  }

  /** One fingerprint of a spec's model and its tokenizer. */
  public static String model(IndexSpec spec) {
    return new Sha256().field(spec.modelFingerprint()).field(spec.tokenizerFingerprint()).hex();
  }

  /** Whether any job has embedded with the model of a spec. */
  public boolean hasModel(IndexSpec spec) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select 1 from embedding_job where model = ? limit 1")) {
      query.setString(1, model(spec));
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    }
  }

  /** Those of some hashes whose vectors are stored. */
  Set<String> known(Collection<String> hashes) throws SQLException {
    Set<String> known = new HashSet<>();
    try (PreparedStatement query =
        connection.prepareStatement("select hash from passage_vector where hash = any(?)")) {
      query.setArray(1, array(hashes.stream().map(HEX::parseHex).toArray(byte[][]::new)));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          known.add(HEX.formatHex(row.getBytes(1)));
        }
      }
    }
    return known;
  }

  /** The stored vectors of some hashes. */
  public Map<String, float[]> find(Collection<String> hashes) throws SQLException {
    Map<String, float[]> found = new HashMap<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "select hash, vector from passage_vector where hash = any(?)")) {
      query.setArray(1, array(hashes.stream().map(HEX::parseHex).toArray(byte[][]::new)));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          found.put(HEX.formatHex(row.getBytes(1)), VectorBytes.toVector(row.getBytes(2)));
        }
      }
    }
    return found;
  }

  /**
   * Stores vectors by hash, leaving those that are there as they are. All writers store in the
   * order of the hashes, so that two of them never wait for each other.
   *
   * @return how many were not there
   */
  int add(long job, SortedMap<String, float[]> vectors) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into passage_vector (hash, job_id, vector) select h, ?, v"
                + " from unnest(?, ?) as t(h, v) on conflict (hash) do nothing")) {
      insert.setLong(1, job);
      insert.setArray(
          2, array(vectors.keySet().stream().map(HEX::parseHex).toArray(byte[][]::new)));
      insert.setArray(
          3, array(vectors.values().stream().map(VectorBytes::of).toArray(byte[][]::new)));
      return insert.executeUpdate();
    }
  }

  /** Deletes the vectors of all models but that of a spec, and the jobs that stored them. */
  public void keepModel(IndexSpec spec) throws SQLException {
    for (String sql :
        new String[] {
          "delete from passage_vector where job_id in"
              + " (select id from embedding_job where model <> ?)",
          "delete from embedding_job_part where job_id in"
              + " (select id from embedding_job where model <> ?)",
          "delete from embedding_job where model <> ?"
        }) {
      try (PreparedStatement delete = connection.prepareStatement(sql)) {
        delete.setString(1, model(spec));
        delete.executeUpdate();
      }
    }
  }

  private Array array(byte[][] values) throws SQLException {
    return connection.createArrayOf(BYTES, values);
  }
}
