package dev.retune.feedback.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.Texts;
import dev.retune.feedback.mapping.VoteMeaning;
import dev.retune.feedback.source.SourceDialect;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The YAML of profiles. */
class ProfileReaderTest {
  private static final String GOOD =
      """
      name: own-bot
      title: Own bot
      layouts:
        - name: tables
          databases: [sqlite, postgresql]
          requires: {mark: [id, value]}
          conversations: {sqlite: "SELECT 1 AS id", postgresql: "SELECT 2 AS id"}
          votes: |
            -- a comment first
            SELECT id FROM mark;
        - name: export
          files: [json, csv]
          requires: {record: [/a/b, c]}
          records: /all
          indexes: [/id]
          votes: WITH x AS (SELECT 1) SELECT * FROM x
          leftOut:
            - {reason: {en: "others", ko: "다른 행"}, count: "SELECT 1"}
      values: {"1": like, "-1": DISLIKE, "0": none}
      reasons: {bad_source: wrong}
      zone: Asia/Seoul
      notice: {en: "Hello.", ko: "안녕하세요."}
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
  void everythingIsRead() {
    SourceProfile profile = ProfileReader.read("own.yaml", GOOD);
    assertThat(profile.name()).isEqualTo("own-bot");
    assertThat(profile.values())
        .isEqualTo(Map.of("1", VoteMeaning.LIKE, "-1", VoteMeaning.DISLIKE, "0", VoteMeaning.NONE));
    assertThat(profile.zone()).hasToString("Optional[Asia/Seoul]");
    assertThat(profile.notice().orElseThrow().in(Locale.KOREAN)).isEqualTo("안녕하세요.");
    ProfileLayout tables = profile.layouts().getFirst();
    assertThat(tables.databases())
        .containsExactlyInAnyOrder(SourceDialect.SQLITE, SourceDialect.POSTGRESQL);
    assertThat(tables.conversations().orElseThrow().of(SourceDialect.POSTGRESQL))
        .contains("SELECT 2 AS id");
    assertThat(tables.votes().orElseThrow().of(SourceDialect.SQLITE).orElseThrow())
        .endsWith("FROM mark");
    assertThat(profile.layouts().getLast().records()).contains("/all");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "title: Own bot|tite: Own bot|own.yaml has an unknown key in line 2: tite. Did you mean title?",
        "zone: Asia/Seoul|zone: Asia/Soul|own.yaml cannot be read: line 21, key zone:",
        "name: own-bot|name: Own Bot|name: A name consists of",
        "records: /all|records: all|layouts[1].records: all is not a JSON Pointer",
        "files: [json, csv]|files: [xml]|line 12, key layouts[1].files[0]: \"xml\" is not one of ",
        "requires: {mark: [id, value]}|requires: {}|layouts[0].requires: Name the tables",
        "requires: {record: [/a/b, c]}|requires: {rows: [a]}|layouts[1].requires: Name under record",
        "SELECT id FROM mark;|SELECT id FROM mark; DELETE FROM mark|layouts[0].votes: A query is a single SELECT",
        "SELECT id FROM mark;|DELETE FROM mark|layouts[0].votes: A query starts with SELECT",
        "postgresql: \"SELECT 2 AS id\"|mysql: \"SELECT 2 AS id\"|layouts[0].conversations: The query for postgresql is missing",
        "postgresql: \"SELECT 2 AS id\"|oracle: \"SELECT 2 AS id\"|layouts[0].conversations: A query is one SELECT",
        "files: [json, csv]|databases: [mysql]|layouts[1]: records, indexes and repeats are for files only",
        "ko: \"다른 행\"|ko: \"\"|layouts[1].leftOut[0].reason: A sentence is needed in both languages",
        "bad_source: wrong|bad_source: \"\"|reasons.bad_source: A reason code",
        "\"0\": none|\"0\": maybe|line 19, key values.0: \"maybe\" is not one of like, dislike, none.",
      })
  void aFaultIsSaidWithItsPlace(String right, String wrong, String said) {
    assertThat(GOOD).contains(right);
    assertThat(refusal(GOOD.replace(right, wrong))).contains(said);
  }

  @Test
  void aTabIsSaidWithItsLine() {
    assertThat(refusal("name: own-bot\n\tlayouts: ["))
        .contains("own.yaml cannot be read: line 2 is indented with a tab")
        .doesNotContain("while scanning");
    assertThat(refusal("name: own-bot\ntitle: \"Own")).contains("own.yaml", "is not valid YAML");
  }

  @ParameterizedTest
  @ValueSource(strings = {"title: Again", "zone: UTC"})
  void aKeyThatComesTwiceIsRefused(String line) {
    assertThat(refusal(GOOD + line + "\n")).contains("own.yaml", "line 23");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "just text", "- 1", "a: [", "name: &a [*a]"})
  void whatIsNoProfileIsRefused(String yaml) {
    assertThat(refusal(yaml)).contains("own.yaml");
  }

  @Test
  void anUnknownNameIsSaidWithTheKnownOnes() {
    assertThatThrownBy(() -> ProfileCatalog.builtIn().named("no-such-product"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("feedback.profile.none");
  }
}
