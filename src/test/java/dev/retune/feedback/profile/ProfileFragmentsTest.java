package dev.retune.feedback.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.Texts;
import dev.retune.feedback.source.SourceDialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shared parts of queries, and parameters. */
class ProfileFragmentsTest {
  private static final String YAML =
      """
      name: own-bot
      title: Own bot
      parameters:
        score:
          label: {en: "names of scores", ko: "점수 이름"}
      fragments:
        marks: mark AS m
        text: {sqlite: "m.why", postgresql: "m.why::text"}
        row: SELECT m.id AS id, {text} AS reason FROM {marks}
      layouts:
        - name: tables
          databases: [sqlite, postgresql]
          requires: {mark: [id, why]}
          candidates: {score: "SELECT DISTINCT m.name FROM {marks}"}
          votes: "{row} WHERE m.name IN ({score})"
          documents: {sqlite: "SELECT '{}' AS id FROM {marks}", postgresql: "{row}"}
          leftOut:
            - {reason: {en: "{marks}", ko: "다른 행"}, count: "SELECT COUNT(*) FROM {marks}"}
      """;

  private static String refusal(String yaml) {
    try {
      ProfileReader.read("own.yaml", yaml);
      return "";
    } catch (InvalidInputException e) {
      return new Texts(Locale.ENGLISH).get(e);
    }
  }

  @Test
  void fragmentsAreReplacedForEachDatabase() {
    ProfileLayout layout = ProfileReader.read("own.yaml", YAML).layouts().getFirst();
    assertThat(layout.votes().orElseThrow().of(SourceDialect.SQLITE))
        .contains("SELECT m.id AS id, m.why AS reason FROM mark AS m WHERE m.name IN ({score})");
    assertThat(layout.votes().orElseThrow().of(SourceDialect.POSTGRESQL))
        .contains(
            "SELECT m.id AS id, m.why::text AS reason FROM mark AS m WHERE m.name IN ({score})");
    assertThat(layout.documents().orElseThrow().of(SourceDialect.SQLITE))
        .contains("SELECT '{}' AS id FROM mark AS m");
    assertThat(layout.documents().orElseThrow().of(SourceDialect.POSTGRESQL))
        .contains("SELECT m.id AS id, m.why::text AS reason FROM mark AS m");
    assertThat(Objects.requireNonNull(layout.candidates().get("score")).of(SourceDialect.SQLITE))
        .contains("SELECT DISTINCT m.name FROM mark AS m");
    LeftOutRows rows = layout.leftOut().getFirst();
    assertThat(rows.count().of(SourceDialect.POSTGRESQL))
        .contains("SELECT COUNT(*) FROM mark AS m");
    // sentences are no queries
    assertThat(rows.reason().en()).isEqualTo("{marks}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text: {sqlite: \"m.why\", postgresql: \"m.why::text\"}|text: {sqlite: \"m.why\"}|"
            + "The fragment row has no text for postgresql",
        "text: {sqlite|last: SELECT {text}\\n  text: {sqlite|The fragment text stands later",
        "marks: mark AS m|marks: [1]|fragments.marks: A fragment has a name",
        "marks: mark AS m|Marks: mark AS m|fragments.Marks: A fragment has a name",
        "candidates: {score: \"SELECT DISTINCT m.name FROM {marks}\"}|indexes: []|"
            + "The queries use the parameter score",
        "candidates: {score:|candidates: {key: \"SELECT 1\", score:|There is no parameter key",
        "label: {en: \"names of scores\", ko: \"점수 이름\"}|single: true|"
            + "parameters.score: A parameter has a name",
      })
  void mistakesAreNamed(String part, String wrong, String said) {
    assertThat(YAML).contains(part);
    assertThat(refusal(YAML.replace(part, wrong.replace("\\n", "\n")))).contains(said);
  }

  @Test
  void theExampleOnThePageIsAProfile() throws IOException {
    String page = Files.readString(Path.of("src/site/markdown/sources.md"));
    int start = page.indexOf("```yaml\n") + "```yaml\n".length();
    String yaml = page.substring(start, page.indexOf("```", start));
    assertThat(ProfileReader.read("own-bot.yaml", yaml).layouts()).hasSize(1);
  }
}
