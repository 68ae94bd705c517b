package dev.retune.feedback.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.text.JsonFormat;
import dev.retune.feedback.source.SourceConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceMappingJsonTest {
  private final JsonMapper json = JsonFormat.mapper();

  @Test
  void settingsMayLeaveOutNearlyAll() throws JsonProcessingException {
    assertThat(json.readValue("{\"name\":\"a\",\"url\":\"sqlite:///a.db\"}", SourceConfig.class))
        .isEqualTo(SourceConfig.of("a", "sqlite:///a.db"));
  }

  @Test
  void settingsComeBackAsTheyWere() throws JsonProcessingException {
    SourceMapping mapping =
        SourceMapping.GUESSED
            .withConversations(new TableMapping(Optional.of("talks"), Map.of("question", "frage")))
            .withVotes(
                new TableMapping(
                    Optional.empty(), Map.of(), Map.of("name", AllowedValues.of("user-feedback"))))
            .withZone(ZoneId.of("Asia/Seoul"))
            .withVoteValues(Map.of("gut", VoteMeaning.LIKE, "0", VoteMeaning.NONE))
            .withTimeOfImport()
            .withEncoding("MS949");
    SourceConfig config =
        new SourceConfig(
            "a",
            "postgresql://h/d",
            Optional.of("u"),
            Optional.of("PW"),
            mapping,
            Duration.ofDays(3));
    assertThat(json.readValue(json.writeValueAsString(config), SourceConfig.class))
        .isEqualTo(config);
  }

  @Test
  void aFileMayWriteValuesInAnyCase(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("m.json"), "{\"voteValues\": {\"GOOD\": \"like\", \"--\": \"NONE\"}}");
    assertThat(MappingFile.read(file).voteValues())
        .isEqualTo(Map.of("GOOD", VoteMeaning.LIKE, "--", VoteMeaning.NONE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"vote\": {}}",
        "{\"votes\": {\"colums\": {}}}",
        "{\"votes\": {\"columns\": {\"thumb\": \"x\"}}}",
        "{\"voteValues\": {\"5\": \"love\"}}",
        "{\"zone\": \"Mars/Base\"}",
        "{} {}"
      })
  void aFileThatSaysWhatNoMappingCanSayIsRefused(String text, @TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("m.json"), text);
    assertThatThrownBy(() -> MappingFile.read(file)).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void aConditionIsAValueOrAList() throws JsonProcessingException {
    String text = "{\"where\": {\"name\": \"thumb\", \"kind\": [\"a\", 2]}}";
    assertThat(json.readValue(text, TableMapping.class).where())
        .isEqualTo(
            Map.of(
                "name",
                AllowedValues.of("thumb"),
                "kind",
                AllowedValues.of(java.util.List.of("a", "2"))));
  }
}
