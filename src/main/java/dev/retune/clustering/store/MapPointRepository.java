package dev.retune.clustering.store;

import dev.retune.persistence.Workspace;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.Map;

/** The places of points on the map. */
public final class MapPointRepository {
  private static final int BATCH = 1_000;

  private final Workspace workspace;

  /** Uses a workspace. */
  public MapPointRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  /** The places of all points that were on the map. */
  public Map<String, float[]> all() {
    return workspace.fetch(
        connection -> {
          Map<String, float[]> found = new HashMap<>();
          try (PreparedStatement query =
                  connection.prepareStatement("select point_key, x, y from topic_point");
              ResultSet row = query.executeQuery()) {
            while (row.next()) {
              found.put(
                  row.getString(1),
                  new float[] {(float) row.getDouble(2), (float) row.getDouble(3)});
            }
          }
          return found;
        });
  }

  /** Stores new points; those that are there already stay. */
  public void add(Map<String, float[]> places) {
    workspace.jdbc(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "insert into topic_point (point_key, x, y) select cast(? as varchar(64)),"
                      + " cast(? as double precision), cast(? as double precision)"
                      + " where not exists (select 1 from topic_point where point_key = ?)")) {
            int waiting = 0;
            for (var entry : places.entrySet()) {
              insert.setString(1, entry.getKey());
              insert.setDouble(2, entry.getValue()[0]);
              insert.setDouble(3, entry.getValue()[1]);
              insert.setString(4, entry.getKey());
              insert.addBatch();
              if (++waiting % BATCH == 0) {
                insert.executeBatch();
              }
            }
            insert.executeBatch();
          }
        });
  }

  /** Forgets all places. */
  public void clear() {
    workspace.jdbc(
        connection -> {
          try (PreparedStatement delete = connection.prepareStatement("delete from topic_point")) {
            delete.executeUpdate();
          }
        });
  }
}
