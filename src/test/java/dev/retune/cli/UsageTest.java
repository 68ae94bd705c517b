package dev.retune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.cli.terminal.ExitCodes;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
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
    assertThat(said(line, Locale.ENGLISH)).startsWith(sentence).hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          stats --window 0d | "0d"라는 기간은 없습니다.
          review list --limit -1 | --limit 값은 1에서 1,000 사이여야 합니다. 입력한 값은 -1입니다.
          review list --limit x | --limit 값은 정수여야 하는데
          review list --order oldest | --order에는 "oldest" 값을 쓸 수 없습니다. 다음 중 하나여야 합니다: newest, most_disliked
          export | 빠진 값: --what
          export --what | 빠진 값: --what
          source remove | 빠진 값: NAME
          stats --bogus | 알 수 없는 옵션: --bogus
          statz | 알 수 없는 명령이나 인수: statz
          index | 다음 중 하나를 지정하세요: list, promote, rollback.
          prompt run | 프롬프트 이름을 지정하거나
          stats --as-of soon | --as-of에는 "soon" 대신
          loop --once --daemon | 다음 중 하나만 지정하세요: --once, --daemon.
          stats --window 3d --window 4d | --window는 한 번만 지정할 수 있습니다.
          prompt run support --budget-money much | --budget-money에는 "much" 값을 쓸 수 없습니다.
          stats --json=4 | --json에는 "4" 값을 쓸 수 없습니다.
          help statz | 알 수 없는 명령이나 인수: statz
          """)
  void isSaidInTheLanguageOfTheSettings(String line, String sentence) {
    assertThat(said(line, Locale.KOREAN)).startsWith(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          export --what | 사용법: retune export [-hV]
          index | 사용법: retune index [-hV]
          loop --once --daemon | 사용법: retune loop [-hV]
          help nonsense | 사용법: retune [-hV]
          statz | 혹시 retune stats
          stats --windo 3d | 혹시 --window를 뜻하셨나요?
          """)
  void theUsageIsInTheSameLanguage(String line, String second) {
    assertThat(said(line, Locale.KOREAN).lines().skip(1).findFirst().orElseThrow())
        .startsWith(second);
  }

  private static String said(String line, Locale language) {
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
            false,
            () -> language);
    assertThat(cli.run(line.split(" "))).isEqualTo(ExitCodes.USAGE);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    return err.toString(StandardCharsets.UTF_8);
  }
}
