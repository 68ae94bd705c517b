package dev.retune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.cli.terminal.ExitCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What {@code retune retrain history} says where there are votes on one side only, or on none. */
@Tag("slow")
class RetrainHistoryTest {
  private static final String PROMOTED = "2026-06-15T00:00:00Z";
  private static final String LATER = "2026-06-20T00:00:00Z";

  @RegisterExtension final CommandHome commands = new CommandHome();
  private int files;

  @BeforeEach
  void aVersionWentLive() throws IOException {
    imported("{\"id\":\"d1\",\"title\":\"Visa\",\"body\":\"How to extend a visa.\"}");
    commands.done("reembed", "--force", "--budget", "0", "--as-of", PROMOTED);
  }

  private void imported(String... lines) throws IOException {
    Path file = Files.write(commands.folder().resolve("rows" + files++ + ".jsonl"), List.of(lines));
    commands.done("import", file.toString(), "--as-of", LATER);
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
    commands.language("ko");
    commands.done("retrain", "history", "--as-of", LATER);
    assertThat(commands.out()).doesNotContain("NaN", "\uFFFD", "0개 중 0").containsOnlyOnce("\n");
    commands.language("en");
    commands.done("retrain", "history", "--as-of", LATER);
    assertThat(commands.out()).doesNotContain("NaN", "\uFFFD", "0 of 0").containsOnlyOnce("\n");
    return commands.out();
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

  // few golden questions hold a candidate
  private void held(String asOf) {
    assertThat(commands.run("reembed", "--force", "--budget", "0", "--as-of", asOf))
        .as(commands.err())
        .isEqualTo(ExitCodes.REFUSED);
  }

  @Test
  void aRollbackIsCalledOneAndAdviceIsGivenOnce() throws IOException {
    imported("{\"id\":\"d2\",\"title\":\"비자\",\"body\":\"비자를 연장하는 방법은 출입국에서 알려 드립니다.\"}");
    held("2026-06-16T00:00:00Z");
    commands.done("index", "promote", "v2", "--as-of", "2026-06-16T00:00:00Z");
    imported("{\"id\":\"d3\",\"title\":\"여권\",\"body\":\"여권을 다시 발급받으려면 구청에 신청하세요.\"}");
    held("2026-06-17T00:00:00Z");
    commands.done("index", "promote", "v3", "--as-of", "2026-06-17T00:00:00Z");
    commands.done("index", "rollback", "--as-of", "2026-06-18T00:00:00Z");
    String history = commands.done("retrain", "history", "--as-of", LATER);
    assertThat(history.lines().filter(line -> line.contains("  back to v2"))).hasSize(1);
    assertThat(history.lines().filter(line -> line.contains(" went live"))).hasSize(3);
    assertThat(history.lines().filter(line -> line.contains("was recommended"))).hasSize(1);
    commands.language("ko");
    assertThat(commands.done("retrain", "history", "--as-of", LATER))
        .contains("v2 버전으로 되돌림: ")
        .containsOnlyOnce("추천했습니다");
  }
}
