package dev.retune.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
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
    assertThat(Nearest.to(typed, KNOWN)).contains(meant);
  }

  @Test
  void anotherWordFindsNone() {
    assertThat(Nearest.to("password", KNOWN)).isEmpty();
  }
}
