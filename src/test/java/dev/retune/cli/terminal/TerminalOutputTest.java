package dev.retune.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.text.JsonFormat;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What users wrote cannot command the terminal, nor change the order of what it shows. */
class TerminalOutputTest {
  private static final String HOSTILE =
      "a\u001b[2J\u001b]0;title\u0007 \u009b31m \u007f \u0008 x\ry \u202egpj \u2066z\u2069 \u200f";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Terminal terminal =
      new Terminal(
          new GlobalOptions(),
          options -> {
            throw new IllegalStateException("no services are needed");
          },
          new PrintStream(out, true, UTF_8),
          new PrintStream(err, true, UTF_8),
          false);

  @Test
  void showsControlCharactersInsteadOfObeyingThem() {
    terminal.line(HOSTILE);
    terminal.printError(HOSTILE);
    String shown =
        "a\\u001b[2J\\u001b]0;title\\u0007 \\u009b31m \\u007f \\u0008 x\\u000dy \\u202egpj"
            + " \\u2066z\\u2069 \\u200f";
    assertThat(out.toString(UTF_8)).isEqualTo(shown + System.lineSeparator());
    assertThat(err.toString(UTF_8)).isEqualTo(shown + System.lineSeparator());
  }

  @Test
  void leavesOrdinaryTextAsItIs() {
    String text = "두 줄\r\n\tsecond 👩‍💻 line";
    terminal.line(text);
    assertThat(out.toString(UTF_8)).isEqualTo(text + System.lineSeparator());
  }

  @Test
  void jsonHasNoControlCharactersAndMeansTheSame() throws Exception {
    terminal.document(Map.of("question", HOSTILE));
    String json = out.toString(UTF_8);
    assertThat(json).doesNotContainPattern("[\u001b\u0007\u007f-\u009f\u202a-\u202e\u2066-\u2069]");
    assertThat(JsonFormat.mapper().readTree(json).path("question").asText()).isEqualTo(HOSTILE);
  }

  @Test
  void momentsAreShownToTheMinuteInTheTimeZoneOfTheSettings() {
    Instant moment = Instant.parse("2026-11-15T23:59:59.123456789Z");
    assertThat(LocalTimes.in(ZoneId.of("Asia/Seoul")).format(moment)).isEqualTo("2026-11-16 08:59");
  }
}
