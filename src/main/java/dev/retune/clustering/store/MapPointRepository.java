package dev.retune.clustering.store;

import dev.retune.persistence.Workspace;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

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

  /** What the gaps were computed from; empty before that. */
  public String fingerprint() {
    return workspace.fetch(
        connection -> {
          try (PreparedStatement query =
                  connection.prepareStatement("select fingerprint from topic_map");
              ResultSet row = query.executeQuery()) {
            return row.next() ? row.getString(1) : "";
          }
        });
  }

  /** The points that are gaps. */
  public Set<String> gaps() {
    return workspace.fetch(
        connection -> {
          Set<String> found = new HashSet<>();
          try (PreparedStatement query =
                  connection.prepareStatement(
                      "select point_key from topic_point where gap = true");
              ResultSet row = query.executeQuery()) {
            while (row.next()) {
              found.add(row.getString(1));
            }
          }
          return found;
        });
  }

  /** Stores which points are gaps, and what that was computed from. */
  public void saveGaps(Collection<String> gaps, String fingerprint) {
    workspace.jdbc(
        connection -> {
          try (PreparedStatement none =
                  connection.prepareStatement(
                      "update topic_point set gap = false where gap = true");
              PreparedStatement forget = connection.prepareStatement("delete from topic_map");
              PreparedStatement gap =
                  connection.prepareStatement(
                      "update topic_point set gap = true where point_key = ?");
              PreparedStatement remember =
                  connection.prepareStatement(
                      "insert into topic_map (singleton, fingerprint) values (1, ?)")) {
            none.executeUpdate();
            for (String key : gaps) {
              gap.setString(1, key);
              gap.addBatch();
            }
            gap.executeBatch();
            forget.executeUpdate();
            remember.setString(1, fingerprint);
            remember.executeUpdate();
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
