package dev.retune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.cli.terminal.ExitCodes;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that no state could accept are refused before anything is opened. */
class UsageTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          stats --window 0d | There is no window "0d"
          drift --days 0 | --days must be from 1 to 3,660, and is 0.
          drift --before -3 | --before must be from 1 to 3,660, and is -3.
          review list --limit -1 | --limit must be from 1 to 1,000, and is -1.
          prompt run support --budget-tokens -5 | A budget must be more than 0.
          prompt run support --budget-tokens 0 | A budget must be more than 0.
          prompt run support --budget-money 0 | A budget must be more than 0.
          prompt run support --budget-money NaN | A budget must be more than 0.
          prompt run support --proposals 6 | --proposals must be from 1 to 5, and is 6.
          prompt run support --window 0d | There is no window "0d"
          prompt runs --limit 0 | --limit must be from 1 to 1,000
          improve --limit 0 | --limit must be from 1 to 1,000
          retrain history --limit -1 | --limit must be from 1 to 1,000
          model search --limit 0 | --limit must be from 1 to 1,000
          reembed --chunk-tokens -1 | --chunk-tokens -1 cannot be used
          serve --port 70000 | 70000 is not a valid port
          """)
  void isSaidInOneSentence(String line, String sentence) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    CommandLineInterface cli =
        new CommandLineInterface(
            _ -> {
              throw new IllegalStateException("opened");
            },
            _ -> ExitCodes.FAILED,
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8),
            false);
    assertThat(cli.run(line.split(" "))).isEqualTo(ExitCodes.USAGE);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith(sentence).hasLineCount(1);
  }
}
