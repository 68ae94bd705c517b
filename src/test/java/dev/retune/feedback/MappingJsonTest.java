package dev.retune.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.text.Json;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MappingJsonTest {
  private final JsonMapper json = Json.mapper();

  @Test
  void settingsMayLeaveOutNearlyAll() throws JsonProcessingException {
    assertThat(json.readValue("{\"name\":\"a\",\"url\":\"sqlite:///a.db\"}", SourceConfig.class))
        .isEqualTo(SourceConfig.of("a", "sqlite:///a.db"));
  }

  @Test
  void settingsComeBackAsTheyWere() throws JsonProcessingException {
    Mapping mapping =
        new Mapping(
            Optional.empty(),
            Optional.of(new TableMapping(Optional.of("talks"), Map.of("question", "frage"))),
            Optional.empty(),
            Optional.empty(),
            Optional.of(ZoneId.of("Asia/Seoul")),
            Map.of("gut", Vote.Value.LIKE));
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
}
