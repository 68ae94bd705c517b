package dev.retune.publishing.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Moves the view from one version to another, within the caller's transaction. */
final class PgVectorSwitch {
  private final Connection connection;
  private final PgVectorNames names;

  PgVectorSwitch(Connection connection, PgVectorNames names) {
    this.connection = connection;
    this.names = names;
  }

  void to(String version) throws SQLException {
    Optional<String> former = live();
    try (Statement statement = connection.createStatement()) {
      if (former.isPresent()) {
        // nobody can delete between the look at what was deleted and the switch; readers may read
        statement.execute(
            "lock table " + names.table(former.get()) + " in share row exclusive mode");
      }
      deleteAgain(version);
      show(statement, version);
      statement.execute(
          "update %s set live = (version = '%s'), as_of = case when live and version <> '%s'"
                  .formatted(names.versions(), version, version)
              + " then clock_timestamp() else as_of end");
    }
  }

  private Optional<String> live() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select version from " + names.versions() + " where live for update")) {
      return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
    }
  }

  private void deleteAgain(String version) throws SQLException {
    String sql =
        "delete from %s p using %s d, %s v where v.version = ? and not v.live and d.id = p.id"
                .formatted(names.table(version), names.deletions(), names.versions())
            + " and d.at >= v.as_of";
    try (PreparedStatement delete = connection.prepareStatement(sql)) {
      delete.setString(1, version);
      delete.executeUpdate();
    }
  }

  private void show(Statement statement, String version) throws SQLException {
    String view =
        "view %s as select id, document, title, section, content, embedding, '%s'::text as version"
                .formatted(names.view(), version)
            + " from "
            + names.table(version);
    if (fits(version)) {
      statement.execute("create or replace " + view);
      return;
    }
    // another dimension is another type, which a view cannot change to; those who may read it stay
    List<String> readers = readers();
    statement.execute("drop view " + names.view());
    statement.execute("create " + view);
    for (String reader : readers) {
      statement.execute("grant select on " + names.view() + " to " + reader);
    }
  }

  /** Whether there is no view yet, or one whose vectors have the same length. */
  private boolean fits(String version) throws SQLException {
    String sql =
        "select to_regclass(?) is null or (select atttypmod from pg_attribute where attrelid ="
            + " to_regclass(?) and attname = 'embedding') = (select atttypmod from pg_attribute"
            + " where attrelid = to_regclass(?) and attname = 'embedding')";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, names.view());
      query.setString(2, names.view());
      query.setString(3, names.table(version));
      try (ResultSet row = query.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private List<String> readers() throws SQLException {
    List<String> readers = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "select case when a.grantee = 0 then 'public' else quote_ident(r.rolname) end"
                + " from pg_class c cross join aclexplode(c.relacl) a"
                + " left join pg_roles r on r.oid = a.grantee"
                + " where c.oid = to_regclass(?) and a.privilege_type = 'SELECT'"
                + " and a.grantee <> c.relowner")) {
      query.setString(1, names.view());
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          readers.add(rows.getString(1));
        }
      }
    }
    return readers;
  }
}
