package dev.retune.retraining.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.common.i18n.StoredText;
import dev.retune.common.i18n.Texts;
import dev.retune.common.text.JsonFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Results are stored as JSON, and those of earlier versions stay readable. */
class RetrainingResultTest {
  private static final String EARLIER =
      """
      {"run":7,"state":"PROMOTED","candidateVersion":"v2","live":"v2","modelId":"m","chunks":4,
       "embedded":3,"reused":1,"seconds":1.5,"baseline":null,"candidate":null,
       "gate":{"passed":true,"state":"PROMOTE","why":"Better.","pValue":0.01,"pWorse":0.99,
         "questions":40,"won":9,"lost":1,"difference":0.2,
         "interval":{"lower":0.1,"upper":0.3}},
       "why":"Better."}
      """;

  private final JsonMapper json = JsonFormat.mapper();

  @Test
  void aResultOfAnEarlierVersionIsRead() throws Exception {
    RetrainingResult earlier = json.readValue(EARLIER, RetrainingResult.class);
    assertThat(earlier.state()).isEqualTo(RetrainingResult.State.PROMOTED);
    assertThat(earlier.reason()).isEqualTo(new StoredText("Better.", List.of()));
    assertThat(earlier.tried()).isEmpty();
    assertThat(earlier.gate().orElseThrow().messages()).isEmpty();
  }

  @Test
  void sentencesAreReadInAnyLanguage() throws Exception {
    String stored =
        EARLIER.replace(
            "\"why\":\"Better.\"}\n",
            "\"why\":\"Too few.\",\"said\":[{\"key\":\"retraining.tune.tooFew\",\"args\":[3,20]}]}");
    RetrainingResult result = json.readValue(stored, RetrainingResult.class);
    assertThat(new Texts(Locale.KOREAN).get(result.reason()))
        .startsWith("다른 구성을 시험하지 않았습니다. 골든 질문 3개로는");
    assertThat(json.readValue(json.writeValueAsString(result), RetrainingResult.class))
        .isEqualTo(result);
  }
}
