package dev.retune.index.version;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.common.i18n.Message;
import dev.retune.common.i18n.StoredText;
import dev.retune.common.text.JsonFormat;
import dev.retune.index.build.HashingModelCatalog;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.model.IndexedTextFormat;
import dev.retune.index.version.IndexVersion.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IndexVersionTest {
  private static final StoredText COPY =
      new StoredText("v2 is a copy.", List.of(Message.of("retraining.gate.copy", "v2", "v1")));

  @Test
  void keepsTheSentencesOfItsReason() throws JsonProcessingException {
    String metrics = IndexVersion.withReason(metrics("{\"questions\": 20}"), COPY);
    assertThat(metrics(metrics).path("questions").asInt()).isEqualTo(20);
    assertThat(withMetrics(metrics).reason()).contains(COPY);
  }

  @Test
  void readsTheReasonThatEarlierVersionsStored() {
    String metrics =
        """
        {"told": {"written": "v2 is a copy.",
                  "said": [{"key": "retraining.gate.copy", "args": ["v2", "v1"]}]}}
        """;
    assertThat(withMetrics(metrics).reason()).contains(COPY);
  }

  @Test
  void aReasonWithoutSentencesIsItsText() {
    StoredText text = new StoredText("v2 is a copy.", List.of());
    assertThat(withMetrics("{}").reason()).contains(text);
    assertThat(withMetrics("{\"reason\": 1}").reason()).contains(text);
    assertThat(withMetrics("not JSON").reason()).contains(text);
  }

  private static ObjectNode metrics(String json) throws JsonProcessingException {
    return (ObjectNode) JsonFormat.mapper().readTree(json);
  }

  private static IndexVersion withMetrics(String json) {
    return new IndexVersion(
        2,
        State.CANDIDATE,
        IndexSpec.of(new HashingModelCatalog().find("hashing"), IndexedTextFormat.DEFAULT, 0),
        "",
        0,
        0,
        true,
        Optional.of(1L),
        Optional.of(json),
        Optional.of(COPY.text()),
        Instant.EPOCH,
        Instant.EPOCH);
  }
}
