package dev.retune.common.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestWordTest {
  private static final List<String> KNOWN =
      List.of("columns", "table", "voteValues", "slackChannel", "zone");

  @ParameterizedTest
  @CsvSource({
    "colums, columns",
    "colunms, columns",
    "vote_values, voteValues",
    "SLACKCHANEL, slackChannel",
    "zonne, zone",
  })
  void aTypoFindsItsWord(String typed, String meant) {
    assertThat(NearestWord.to(typed, KNOWN)).contains(meant);
  }

  @Test
  void anotherWordFindsNone() {
    assertThat(NearestWord.to("password", KNOWN)).isEmpty();
  }
}
