package dev.retune.collector.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OpenTelemetryPageTest {
  private static final Pattern CURL =
      Pattern.compile(
          "curl http://127\\.0\\.0\\.1:8787(/\\S+) -H 'Content-Type: application/json' -d '([^']+)'"
              + "\\n# (.*)");

  @Test
  void theCommandsOfThePageDoWhatItSays() throws Exception {
    String page = Files.readString(Path.of("src/site/markdown/sources/opentelemetry.md"));
    try (CollectorFixture collector = new CollectorFixture()) {
      Matcher curl = CURL.matcher(page);
      int sent = 0;
      while (curl.find()) {
        var answer = collector.post(curl.group(1), curl.group(2));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(curl.group(3));
        sent++;
      }
      assertThat(sent).isEqualTo(2);
      assertThat(
              collector.one(
                  "select c.user_message || ' ' || c.ai_response || ' ' || v.feedback || ' '"
                      + " || v.reason || ' ' || v.voter from feedback_log v"
                      + " join conversation_log c on c.id = v.conversation_id"))
          .isEqualTo("How long is a CV? Two pages. dislike too short u7");
    }
  }
}
