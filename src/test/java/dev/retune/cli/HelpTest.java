package dev.retune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.bootstrap.ApplicationServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.settings.model.HomeFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command has a usage help. */
class HelpTest {
  private static final Pattern COMMAND = Pattern.compile("(?m)^  ([a-z-]+)  +[A-Z]");

  @TempDir Path home;
  private String said = "";

  private int run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, false, StandardCharsets.UTF_8);
    CommandLineInterface cli =
        new CommandLineInterface(
            options -> ApplicationServices.open(options, new HomeFolder(home), Map.of()),
            options -> ExitCodes.USAGE,
            stream,
            stream,
            false);
    int code = cli.run(args);
    said = out.toString(StandardCharsets.UTF_8);
    return code;
  }

  @Test
  void everyCommandHasHelpAndIsInTheGuide() throws IOException {
    assertThat(run("--help")).isZero();
    List<String> commands =
        COMMAND.matcher(said).results().map((MatchResult line) -> line.group(1)).toList();
    assertThat(commands).contains("import", "evaluate", "help", "doctor");
    String guide = Files.readString(Path.of("src/site/markdown/commands.md"));
    for (String command : commands) {
      assertThat(run(command, "--help")).as(command).isZero();
      assertThat(said).as(command).containsPattern("(?m)^Usage: retune " + command);
      assertThat(guide).as("commands.md").contains("`retune " + command);
      int list = said.indexOf("\nCommands:");
      String subcommands = list < 0 ? "" : said.substring(list);
      COMMAND
          .matcher(subcommands)
          .results()
          .map((MatchResult line) -> line.group(1))
          .forEach(
              name ->
                  assertThat(guide)
                      .as("commands.md")
                      .containsPattern(
                          "`retune " + command + "[^`]*[ |\\[]" + name + "[ |`\\]\\\\]"));
    }
  }

  @Test
  void aWrongInstantIsExplainedInOneSentence() {
    assertThat(run("--as-of", "yesterday", "stats")).isEqualTo(ExitCodes.USAGE);
    assertThat(said.strip().lines()).hasSize(1);
    assertThat(said).contains("2026-11-15T00:00:00Z", "yesterday").doesNotContain("java.");
    assertThat(run("stats", "--nonsense")).isEqualTo(ExitCodes.USAGE);
    assertThat(said).contains("Usage: retune stats");
  }

  @Test
  void aNumberThatIsNoneIsExplainedInOneSentence() {
    for (String[] wrong :
        new String[][] {
          {"review", "show", "999999999999999999999"},
          {"review", "show", "seven"},
          {"retrain", "history", "--limit", "99999999999"},
          {"knowledge", "propose", "doc-1", "--cite", "x"},
        }) {
      assertThat(run(wrong)).isEqualTo(ExitCodes.USAGE);
      assertThat(said.strip().lines()).as(said).hasSize(1);
      assertThat(said)
          .contains(wrong[wrong.length - 1])
          .doesNotContain(" long")
          .doesNotContain(" int");
    }
    assertThat(run("search", " ")).isEqualTo(ExitCodes.USAGE);
  }

  @Test
  void anEmptyHomeHasNoCausesToImprove() throws IOException {
    Files.writeString(home.resolve("settings.json"), "{\"language\": \"en\"}");
    assertThat(run("improve")).isEqualTo(ExitCodes.DONE);
    assertThat(said).isNotBlank().doesNotContain("(0%)");
  }
}
