package dev.retune.publishing.database;

import dev.retune.common.error.LeaseBusyException;
import dev.retune.common.error.UnavailableException;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.publishing.model.HeldVersion;
import dev.retune.publishing.model.PublishManifest;
import dev.retune.publishing.model.PublishedPassage;
import dev.retune.publishing.target.PublishTarget;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A PostgreSQL database with the pgvector extension. Each version is a table of its own; chat
 * products read a view, which is moved in one transaction.
 */
public final class PgVectorTarget implements PublishTarget {
  // a reader that keeps its transaction open would otherwise stop all others behind the switch
  private static final String SWITCH_PATIENCE = "2s";
  private static final int SWITCH_ATTEMPTS = 5;
  // the extension's own 40 finds 96 of 100 neighbours of real questions, this 99
  private static final int SEARCH_BREADTH = 100;
  private static final String OTHER_PUBLISHER = "10s";

  private final String name;
  private final PgVectorConnection session;
  private final Connection connection;
  private final PgVectorNames names;
  private final PgVectorSchema schema;
  private boolean claimed;

  private PgVectorTarget(String name, PgVectorConnection session, PgVectorNames names) {
    this.name = name;
    this.session = session;
    this.connection = session.jdbc();
    this.names = names;
    this.schema = new PgVectorSchema(connection, names);
  }

  /**
   * Connects. The first change keeps other publishers away until it is closed.
   *
   * @param name name of the target, for messages
   * @param view name of the view
   * @throws UnavailableException when the server does not answer, or lacks the extension
   */
  public static PgVectorTarget open(String name, DatabaseUrl url, String view) {
    PgVectorNames names = new PgVectorNames(view);
    PgVectorConnection session = PgVectorConnection.open(name, url);
    try {
      if (!session.exists("select 1 from pg_available_extensions where name = ?", "vector")) {
        throw new UnavailableException("publishing.noExtension", name);
      }
      return new PgVectorTarget(name, session, names);
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private <T> T change(PgVectorConnection.SqlWork<T> work) {
    return session.change(work);
  }

  /** Keeps other publishers away until this is closed, and creates what all versions share. */
  private void claim() {
    if (claimed) {
      return;
    }
    try {
      claimed =
          change(
              () -> {
                try (Statement statement = connection.createStatement();
                    PreparedStatement lock =
                        connection.prepareStatement("select pg_advisory_lock(hashtext(?))")) {
                  statement.execute("set local lock_timeout = '" + OTHER_PUBLISHER + "'");
                  lock.setString(1, "retune " + names.view());
                  lock.execute();
                }
                schema.prepare();
                return true;
              });
    } catch (UnavailableException e) {
      if (PgVectorConnection.isLockTimeout(e)) {
        throw new LeaseBusyException(e, "publishing.busy", name);
      }
      throw e;
    }
  }

  @Override
  public List<HeldVersion> held() {
    if (!session.exists("select 1 where to_regclass(?) is not null", names.versions())) {
      return List.of();
    }
    return change(
        () -> {
          List<HeldVersion> held = new ArrayList<>();
          try (Statement statement = connection.createStatement();
              ResultSet rows =
                  statement.executeQuery(
                      "select manifest, complete, live from "
                          + names.versions()
                          + " order by as_of desc")) {
            while (rows.next()) {
              held.add(
                  new HeldVersion(
                      PublishManifest.read(rows.getString(1), name),
                      rows.getBoolean(2),
                      rows.getBoolean(3)));
            }
          }
          return held;
        });
  }

  @Override
  public void stage(PublishManifest manifest) {
    claim();
    Optional<HeldVersion> there =
        held().stream().filter(v -> v.version().equals(manifest.version())).findFirst();
    if (there.filter(v -> v.manifest().equals(manifest)).isPresent()) {
      return;
    }
    var _ =
        change(
            () -> {
              if (there.isPresent()) {
                schema.drop(manifest.version());
              }
              schema.create(manifest);
              return true;
            });
  }

  @Override
  public Map<String, String> fingerprints(String version) {
    return change(
        () -> {
          Map<String, String> found = new HashMap<>();
          try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(10_000);
            try (ResultSet rows =
                statement.executeQuery("select id, fingerprint from " + names.table(version))) {
              while (rows.next()) {
                found.put(rows.getString(1), rows.getString(2));
              }
            }
          }
          return found;
        });
  }

  @Override
  public boolean carriesOver() {
    return true;
  }

  @Override
  public Collection<String> carryOver(String from, String to, Collection<String> ids) {
    withIds(
        "insert into %s select * from %s where id = any(?)"
            .formatted(names.table(to), names.table(from)),
        ids);
    return List.of();
  }

  @Override
  public void write(String version, List<PublishedPassage> passages) {
    var _ =
        change(
            () -> {
              PgVectorCopy.write(connection, names.table(version), passages);
              return true;
            });
  }

  @Override
  public void remove(String version, Collection<String> ids) {
    withIds("delete from %s where id = any(?)".formatted(names.table(version)), ids);
  }

  private void withIds(String sql, Collection<String> ids) {
    var _ =
        change(
            () -> {
              try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setArray(1, connection.createArrayOf("text", ids.toArray()));
                return statement.executeUpdate();
              }
            });
  }

  @Override
  public void complete(PublishManifest manifest) {
    var _ =
        change(
            () -> {
              schema.complete(manifest);
              return true;
            });
  }

  @Override
  public long count(String version) {
    return counted(names.table(version));
  }

  @Override
  public long countLive() {
    return counted(names.view());
  }

  private long counted(String table) {
    return change(
        () -> {
          try (Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
          }
        });
  }

  @Override
  public List<List<String>> search(String version, List<float[]> questions, int k) {
    return searched(names.table(version), questions, k);
  }

  @Override
  public List<List<String>> searchLive(List<float[]> questions, int k) {
    return searched(names.view(), questions, k);
  }

  /**
   * As the guide tells chat products to search. The limit is written out, or else the server may
   * plan without the index.
   */
  private List<List<String>> searched(String table, List<float[]> questions, int k) {
    String sql = "select id from " + table + " order by embedding <=> ?::vector limit " + k;
    return change(
        () -> {
          List<List<String>> all = new ArrayList<>();
          try (Statement breadth = connection.createStatement();
              PreparedStatement query = connection.prepareStatement(sql)) {
            breadth.execute("set local hnsw.ef_search = " + SEARCH_BREADTH);
            for (float[] question : questions) {
              query.setString(1, literal(question));
              List<String> ids = new ArrayList<>();
              try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                  ids.add(rows.getString(1));
                }
              }
              all.add(ids);
            }
          }
          return all;
        });
  }

  private static String literal(float[] vector) {
    StringBuilder text = new StringBuilder("[");
    for (float value : vector) {
      text.append(text.length() == 1 ? "" : ",").append(value);
    }
    return text.append(']').toString();
  }

  @Override
  public void goLive(String version) {
    claim();
    for (int attempt = 1; ; attempt++) {
      try {
        var _ =
            change(
                () -> {
                  try (Statement statement = connection.createStatement()) {
                    statement.execute("set local lock_timeout = '" + SWITCH_PATIENCE + "'");
                  }
                  new PgVectorSwitch(connection, names).to(version);
                  return true;
                });
        return;
      } catch (UnavailableException e) {
        if (!PgVectorConnection.isLockTimeout(e) || attempt == SWITCH_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  @Override
  public Set<String> deleted(String version) {
    return change(
        () -> {
          Set<String> ids = new HashSet<>();
          try (Statement statement = connection.createStatement();
              ResultSet rows =
                  statement.executeQuery(
                      "select distinct d.id from %s d where not exists (select 1 from %s p where p.id = d.id)"
                          .formatted(names.deletions(), names.table(version)))) {
            while (rows.next()) {
              ids.add(rows.getString(1));
            }
          }
          return ids;
        });
  }

  @Override
  public void drop(String version) {
    claim();
    var _ =
        change(
            () -> {
              schema.drop(version);
              return true;
            });
  }

  @Override
  public void close() {
    session.close();
  }
}
