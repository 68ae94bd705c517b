package dev.retune.clustering.store;

import dev.retune.persistence.Workspace;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Vectors of texts that were computed before. */
public final class TextVectorRepository {
  private static final int BATCH = 500;

  private final Workspace workspace;

  /** Uses a workspace. */
  public TextVectorRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  /** The vectors of a model, for those of the hashes that are stored. */
  public Map<String, float[]> find(String model, Collection<String> hashes) {
    Map<String, float[]> found = new HashMap<>();
    workspace.query(
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "select text_hash, vector from text_vector where model = ?")) {
            query.setString(1, model);
            query.setFetchSize(BATCH);
            try (ResultSet row = query.executeQuery()) {
              while (row.next()) {
                if (hashes.contains(row.getString(1))) {
                  found.put(row.getString(1), vector(row.getBytes(2)));
                }
              }
            }
          }
        });
    return found;
  }

  /** Stores vectors; those that another process has stored meanwhile are left as they are. */
  public void add(String model, Map<String, float[]> vectors) {
    workspace.jdbc(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "insert into text_vector (text_hash, model, vector) select cast(? as varchar(64)),"
                      + " cast(? as varchar(64)), cast(? as bytea) where not exists (select 1 from text_vector"
                      + " where text_hash = ? and model = ?)")) {
            int waiting = 0;
            for (var entry : vectors.entrySet()) {
              insert.setString(1, entry.getKey());
              insert.setString(2, model);
              insert.setBytes(3, bytes(entry.getValue()));
              insert.setString(4, entry.getKey());
              insert.setString(5, model);
              insert.addBatch();
              if (++waiting % BATCH == 0) {
                insert.executeBatch();
              }
            }
            insert.executeBatch();
          }
        });
  }

  private static float[] vector(byte[] bytes) {
    float[] vector = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
    return vector;
  }

  private static byte[] bytes(float... vector) {
    ByteBuffer buffer =
        ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(vector);
    return buffer.array();
  }
}
