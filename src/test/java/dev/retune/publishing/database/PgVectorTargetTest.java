package dev.retune.publishing.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.publishing.model.HeldVersion;
import dev.retune.publishing.model.PublishManifest;
import dev.retune.publishing.model.PublishedPassage;
import dev.retune.support.TestStores;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Against a real server; {@code -Dretune.pgvector=jdbc:postgresql://host/db?user=...} names it. */
@EnabledIf("dev.retune.support.TestStores#pgvector")
class PgVectorTargetTest {
  private static final String URL = TestStores.address("pgvector").orElse("");
  private static final String VIEW = "retune_test_target";

  private final PgVectorTarget target = open();

  private static PgVectorTarget open() {
    return PgVectorTarget.open("chat", DatabaseUrl.parse(URL), VIEW);
  }

  private static void run(String sql) {
    try (Connection connection = DriverManager.getConnection(URL);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String value(String sql) {
    try (Connection connection = DriverManager.getConnection(URL);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getString(1) : "";
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void close() {
    target.close();
  }

  @BeforeEach
  void clear() {
    run("drop view if exists " + VIEW);
    for (String table : List.of("v1", "v2", "v3", "version", "deletion")) {
      run("drop table if exists " + VIEW + "_" + table + " cascade");
    }
  }

  private static PublishManifest manifest(String version, int dimension, long passages) {
    return new PublishManifest(
        version, "m", "", "", "", "", "MEAN", true, dimension, "cosine", "f", "", "c", passages);
  }

  private static PublishedPassage passage(String id, float... vector) {
    return new PublishedPassage(id, "h" + id, "doc", "Titel", "", "텍스트\t\\N\n2", vector);
  }

  private void publish(String version, PublishedPassage... passages) {
    PublishManifest manifest = manifest(version, passages[0].vector().length, passages.length);
    target.stage(manifest);
    target.write(version, List.of(passages));
    target.complete(manifest);
    target.goLive(version);
  }

  @Test
  void readersSeeTheViewOnly() {
    publish("v1", passage("1-0", 1, 0), passage("2-0", 0, 1));
    assertThat(target.searchLive(List.of(new float[] {0.6f, 0.8f}), 2))
        .containsExactly(List.of("2-0", "1-0"));
    assertThat(value("select content from " + VIEW + " where id = '1-0'")).isEqualTo("텍스트\t\\N\n2");
    assertThat(target.held()).containsExactly(new HeldVersion(manifest("v1", 2, 2), true, true));
    assertThat(target.fingerprints("v1")).containsEntry("1-0", "h1-0");
  }

  @Test
  void anUnfinishedVersionIsContinuedAndAnotherOneReplaced() {
    PublishManifest first = manifest("v1", 2, 2);
    target.stage(first);
    target.write("v1", List.of(passage("1-0", 1, 0)));
    target.stage(first);
    assertThat(target.count("v1")).isEqualTo(1);
    target.stage(manifest("v1", 2, 3));
    assertThat(target.count("v1")).isZero();
  }

  @Test
  void whatOthersDeleteStaysDeletedInBothDirections() {
    publish("v1", passage("1-0", 1, 0), passage("2-0", 0, 1), passage("3-0", -1, 0));
    PublishManifest next = manifest("v2", 2, 3);
    target.stage(next);
    assertThat(target.carryOver("v1", "v2", List.of("1-0", "2-0", "3-0"))).isEmpty();
    target.complete(next);
    run("delete from " + VIEW + " where id = '2-0'");
    target.goLive("v2");
    assertThat(target.countLive()).isEqualTo(2);
    assertThat(target.deleted("v2")).isEqualTo(Set.of("2-0"));
    run("delete from " + VIEW + " where id = '3-0'");
    target.goLive("v1");
    assertThat(value("select string_agg(id, ' ' order by id) from " + VIEW)).isEqualTo("1-0");
  }

  @Test
  void anotherDimensionKeepsTheReaders() {
    publish("v1", passage("1-0", 1, 0));
    run(
        "do $$ begin create role retune_test_reader; exception when duplicate_object then null;"
            + " end $$");
    run("grant select on " + VIEW + " to retune_test_reader");
    publish("v2", passage("1-0", 1, 0, 0));
    assertThat(value("select has_table_privilege('retune_test_reader', '" + VIEW + "', 'select')"))
        .isEqualTo("t");
    assertThat(value("select version from " + VIEW)).isEqualTo("v2");
    run("drop owned by retune_test_reader");
    run("drop role retune_test_reader");
  }

  @Test
  void aReaderInATransactionKeepsItsVersion() throws SQLException {
    publish("v1", passage("1-0", 1, 0));
    try (Connection reader = DriverManager.getConnection(URL)) {
      reader.setAutoCommit(false);
      reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try (Statement statement = reader.createStatement();
          ResultSet row = statement.executeQuery("select 1")) {
        assertThat(row.next()).isTrue();
      }
      publish("v2", passage("1-0", 0, 1), passage("2-0", 0, 1));
      reader.rollback();
      try (Statement statement = reader.createStatement();
          ResultSet row = statement.executeQuery("select count(*) from " + VIEW)) {
        assertThat(row.next()).isTrue();
        assertThat(row.getLong(1)).isEqualTo(2);
      }
      reader.rollback();
    }
    target.drop("v1");
    assertThat(target.held()).extracting(HeldVersion::version).containsExactly("v2");
  }
}
