package dev.retune.persistence.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.retune.common.error.InvalidInputException;

/** Any input is parsed or rejected with a message, and no password is ever shown. */
class DatabaseUrlFuzz {
  private static final String SECRET = "s3cr3t-w0rd";

  @FuzzTest(maxDuration = "5m")
  void anySpelling(FuzzedDataProvider data) {
    String url = data.consumeRemainingAsString();
    try {
      assertThat(DatabaseUrl.parse(url).jdbc()).isNotNull();
    } catch (InvalidInputException e) {
      assertThat(e.key()).isEqualTo("persistence.urlUnknown");
    }
  }

  @FuzzTest(maxDuration = "5m")
  void noPasswordIsShown(FuzzedDataProvider data) {
    String dialect =
        data.pickValue(
            new String[] {"postgresql://", "postgresql+psycopg2://", "mysql://", "mariadb://"});
    String user = data.consumeString(20).replaceAll("[/@:]", "");
    String rest = data.consumeRemainingAsString().replace("@", "");
    if ((user + rest).contains(SECRET)) {
      return;
    }
    String url = dialect + user + ":" + SECRET + "@" + rest;
    try {
      assertThat(DatabaseUrl.parse(url).shown()).doesNotContain(SECRET);
    } catch (InvalidInputException e) {
      assertThat(e.getMessage()).doesNotContain(SECRET);
    }
    assertThat(DatabaseUrl.withoutPassword(url)).doesNotContain(SECRET);
  }
}
