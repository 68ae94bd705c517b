package dev.retune.knowledge.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.retune.common.i18n.Message;
import dev.retune.common.text.JsonFormat;
import dev.retune.knowledge.model.FixTrial.TrialFindings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FixTrialTest {
  // with MESSAGES in place of the name of a field
  private static final String FINDINGS =
      """
      {"why": "1 of 1 answered.",
       "MESSAGES": [{"key": "knowledge.trial.answered", "args": [1, 1]}],
       "gate": {"passed": true, "state": "PROMOTE", "why": "It passed.",
         "MESSAGES": [{"key": "retraining.gate.copy", "args": ["v2", "v1"]}],
         "pValue": 1.0, "pWorse": 0.5, "questions": 20, "won": 0, "lost": 0, "difference": 0.0,
         "interval": {"low": 0.0, "high": 0.0}},
       "questions": [], "stolen": [], "orphaned": [], "golden": 20}
      """;

  // the latter is the name of earlier versions
  @ParameterizedTest
  @ValueSource(strings = {"messages", "said"})
  void readsTheMessagesOfStoredFindings(String name) throws JsonProcessingException {
    TrialFindings read = read(FINDINGS.replace("MESSAGES", name));
    assertThat(read.reason().messages())
        .containsExactly(Message.of("knowledge.trial.answered", 1, 1));
    assertThat(read.gate().messages())
        .containsExactly(Message.of("retraining.gate.copy", "v2", "v1"));
    assertThat(read(JsonFormat.mapper().writeValueAsString(read))).isEqualTo(read);
  }

  @Test
  void findingsStoredWithoutMessagesKeepTheirText() throws JsonProcessingException {
    TrialFindings read = read(FINDINGS.replace("MESSAGES", "unknown"));
    assertThat(read.reason().text()).isEqualTo("1 of 1 answered.");
    assertThat(read.reason().messages()).isEmpty();
    assertThat(read.gate().messages()).isEmpty();
  }

  private static TrialFindings read(String json) throws JsonProcessingException {
    return JsonFormat.mapper().readValue(json, TrialFindings.class);
  }
}
