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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code retune retrain history} says where there are votes on one side only, or on none. */
@Tag("slow")
class RetrainHistoryTest {
  private static final String PROMOTED = "2026-06-15T00:00:00Z";
  private static final String LATER = "2026-06-20T00:00:00Z";

  @TempDir Path folder;
  private String out = "";
  private String err = "";
  private int files;

  private int run(String... args) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    HomeFolder home = new HomeFolder(folder.resolve("home"));
    CommandLineInterface cli =
        new CommandLineInterface(
            options -> ApplicationServices.open(options, home, Map.of()),
            options -> ExitCodes.USAGE,
            new PrintStream(said, false, StandardCharsets.UTF_8),
            new PrintStream(told, false, StandardCharsets.UTF_8),
            false);
    int code = cli.run(args);
    out = said.toString(StandardCharsets.UTF_8);
    err = told.toString(StandardCharsets.UTF_8);
    return code;
  }

  private void done(String... args) {
    assertThat(run(args)).as(err).isEqualTo(ExitCodes.DONE);
  }

  @BeforeEach
  void aVersionWentLive() throws IOException {
    language("en");
    imported("{\"id\":\"d1\",\"title\":\"Visa\",\"body\":\"How to extend a visa.\"}");
    done("reembed", "--force", "--budget", "0", "--as-of", PROMOTED);
  }

  private void language(String language) throws IOException {
    Files.createDirectories(folder.resolve("home"));
    Files.writeString(folder.resolve("home/settings.json"), "{\"language\": \"" + language + "\"}");
  }

  private void imported(String... lines) throws IOException {
    Path file = Files.write(folder.resolve("rows" + files++ + ".jsonl"), List.of(lines));
    done("import", file.toString(), "--as-of", LATER);
  }

  private void voted(String day) throws IOException {
    imported(vote(day, 1, "like"), vote(day, 2, "dislike"));
  }

  private static String vote(String day, int number, String feedback) {
    return """
        {"conversation_id": "%1$s-%2$d", "question": "q", "answer": "a", "feedback": "%3$s", \
        "created_at": "%1$sT10:00:00Z"}"""
        .formatted(day, number, feedback);
  }

  private String history() throws IOException {
    language("ko");
    done("retrain", "history", "--as-of", LATER);
    assertThat(out).doesNotContain("NaN", "\uFFFD", "0개 중 0").containsOnlyOnce("\n");
    language("en");
    done("retrain", "history", "--as-of", LATER);
    assertThat(out).doesNotContain("NaN", "\uFFFD", "0 of 0").containsOnlyOnce("\n");
    return out;
  }

  @Test
  void thereIsNoRateOfNoVotes() throws IOException {
    assertThat(history()).contains("no votes before, and none since").doesNotContain("%");
    voted("2026-06-17");
    assertThat(history()).contains("no votes before. After it 1 of 2 votes were dislikes (50.0%)");
    voted("2026-06-13");
    assertThat(history()).contains("Before 1 of 2", "after 1 of 2");
  }

  @Test
  void votesBeforeOnlyHaveARateOfTheirOwn() throws IOException {
    voted("2026-06-13");
    assertThat(history()).contains("no votes since. Before 1 of 2 votes were dislikes (50.0%)");
  }
}
