package dev.retune.feedback.staging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.format.RecordFile;
import dev.retune.feedback.format.RowEncoding;
import dev.retune.feedback.profile.ProfileFileFormat;
import dev.retune.feedback.profile.ProfileLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Records in a temporary database. */
class StagedRecordsTest {
  @TempDir private Path folder;

  private static ProfileLayout layout(Optional<String> records, String... indexes) {
    return layout(records, false, indexes);
  }

  private static ProfileLayout layout(
      Optional<String> records, boolean repeats, String... indexes) {
    return new ProfileLayout(
        "export",
        Set.of(),
        Set.of(ProfileFileFormat.JSON),
        Map.of("record", List.of("id")),
        records,
        List.of(indexes),
        repeats,
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  private StagedRecords staged(ProfileLayout layout, String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    RecordFile records = new RecordFile(file, RowEncoding.checkedUtf8(file));
    return StagedRecords.of(List.of(records), layout, broken -> {}, ProgressMonitor.none());
  }

  private static List<String> query(StagedRecords staged, String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (var statement = staged.database().connection().createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  @Test
  void valuesStayAsTheyAreWritten() throws Exception {
    try (StagedRecords staged =
        staged(
            layout(Optional.empty()),
            "a.jsonl",
            "{\"id\": 12345678901234567890, \"x\": 1.10, \"o\": {\"$date\": \"2026\"}, \"n\": null}")) {
      assertThat(query(staged, "SELECT value FROM record"))
          .containsExactly(
              "{\"id\":12345678901234567890,\"x\":1.10,\"o\":{\"$date\":\"2026\"},\"n\":null}");
      assertThat(query(staged, "SELECT file FROM record")).containsExactly("a.jsonl");
      assertThat(query(staged, "SELECT hash FROM record").getFirst()).hasSize(32);
    }
  }

  @Test
  void arraysWithinEachDocumentAreFound() throws Exception {
    try (StagedRecords staged =
        staged(
            layout(Optional.of("/a/b~1c")),
            "a.json",
            "[{\"a\": {\"x\": [{\"id\": 9}], \"b/c\": [{\"id\": 1}, {\"id\": 2}]}},"
                + " {\"a\": {\"b/c\": {\"id\": 3}}}, {\"a\": [{\"id\": 4}]}]")) {
      assertThat(query(staged, "SELECT value ->> '$.id' FROM record"))
          .containsExactly("1", "2", "3");
    }
  }

  @Test
  void anIndexServesTheExpressionOfItsKey() throws Exception {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      text.append("{\"message id\": \"m%1$d\", \"a\": {\"b\": %1$d}}\n".formatted(i));
    }
    try (StagedRecords staged =
        staged(layout(Optional.empty(), "/message id", "/a/b"), "a.jsonl", text.toString())) {
      assertThat(plan(staged, "r.value ->> '$.a.b' = 1")).contains("USING INDEX record_1");
      assertThat(plan(staged, "r.value ->> '$.\"message id\"' = 'm1'"))
          .contains("USING INDEX record_0");
    }
  }

  private static String plan(StagedRecords staged, String condition) throws SQLException {
    try (var statement = staged.database().connection().createStatement();
        var rows =
            statement.executeQuery(
                "EXPLAIN QUERY PLAN SELECT * FROM record r WHERE " + condition)) {
      rows.next();
      return rows.getString("detail");
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "files there have no POSIX permissions")
  void onlyItsOwnerReadsIt() throws Exception {
    try (StagedRecords staged = staged(layout(Optional.empty()), "a.json", "[{\"id\": 1}]")) {
      String url = staged.database().connection().getMetaData().getURL();
      Path file = Path.of(url.substring(url.indexOf(":/") + 3).replaceFirst("^/*", "/"));
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void recordsThatRepeatAreKeptWhereTheLayoutSaysSo() throws Exception {
    String text = "{\"id\": 1}\n{\"id\": 1}\n";
    try (StagedRecords once = staged(layout(Optional.empty()), "once.jsonl", text);
        StagedRecords twice = staged(layout(Optional.empty(), true), "twice.jsonl", text)) {
      assertThat(query(once, "SELECT count(*) FROM record")).containsExactly("1");
      assertThat(query(twice, "SELECT count(*) FROM record")).containsExactly("2");
      assertThat(query(twice, "SELECT count(DISTINCT hash) FROM record")).containsExactly("1");
    }
  }

  @Test
  void anIdIsMadeOfContent() throws Exception {
    try (StagedRecords staged = staged(layout(Optional.empty()), "id.jsonl", "{\"id\": 1}\n")) {
      String id = "content_id(value ->> '$.id', 'a', NULL) FROM record";
      assertThat(query(staged, "SELECT length(" + id.replace(" FROM", ") FROM")))
          .containsExactly("32");
      assertThat(query(staged, "SELECT content_id('ab', 'c') = content_id('a', 'bc')"))
          .containsExactly("0");
      assertThat(query(staged, "SELECT content_id('ab', 7) = content_id('ab', '7')"))
          .containsExactly("1");
    }
  }
}
