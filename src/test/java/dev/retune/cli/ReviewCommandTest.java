package dev.retune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.common.text.JsonFormat;
import dev.retune.settings.model.HomeFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The review of disliked answers in the terminal. */
class ReviewCommandTest {
  @TempDir Path folder;
  private Path home;
  private String out = "";
  private String err = "";

  @BeforeEach
  void votes() throws IOException {
    home = Files.createDirectories(folder.resolve("home"));
    as("anna");
    Path file = folder.resolve("chat.csv");
    Files.writeString(
        file,
        """
        id,question,answer,vote,reason,voter,created_at
        7,Where?,Here.,dislike,too late,u1,2026-11-02
        8,When?,Now.,dislike,,u2,2026-11-03
        9,Who?,You.,like,,u3,2026-11-03
        """);
    Path documents = folder.resolve("documents.csv");
    Files.writeString(documents, "id,title,body\nd1,Offices,The office is in Mapo.\n");
    assertThat(run("import", file.toString(), documents.toString())).isEqualTo(ExitCodes.DONE);
  }

  private void as(String person) throws IOException {
    Files.writeString(
        home.resolve("settings.json"),
        "{\"language\": \"en\", \"zone\": \"UTC\", \"person\": \"%s\"}".formatted(person));
  }

  private int run(String... args) {
    CommandRun run = CommandRun.of(new HomeFolder(home), Map.of(), args);
    out = run.out();
    err = run.err();
    return run.code();
  }

  private JsonNode json(String... args) throws IOException {
    assertThat(run(args)).isEqualTo(ExitCodes.DONE);
    return JsonFormat.mapper().readTree(out);
  }

  private String newest() throws IOException {
    return json("review", "list", "--json")
        .path("items")
        .path(0)
        .path("conversation")
        .path("id")
        .asText();
  }

  @Test
  void answersAreListedShownDecidedAndUndone() throws IOException {
    assertThat(run("review", "list")).isEqualTo(ExitCodes.DONE);
    assertThat(out).contains("2 answers wait for review.").contains("When?").contains("Where?");
    assertThat(run("review", "show")).isEqualTo(ExitCodes.DONE);
    assertThat(out).contains("question: When?").contains("answer: Now.").doesNotContain("Where?");
    String id = newest();
    JsonNode decision =
        json(
                "review",
                "decide",
                id,
                "wrong",
                "--reason",
                "irrelevant",
                "--answer",
                "At nine.",
                "--document",
                "d1",
                "--note",
                "asked twice",
                "--json")
            .path("decision");
    assertThat(decision.path("reviewer").asText()).isEqualTo("anna");
    assertThat(decision.path("judgement").path("verdict").asText()).isEqualTo("WRONG");
    assertThat(decision.path("judgement").path("documentId").asLong()).isPositive();
    JsonNode left = json("review", "list", "--json");
    assertThat(left.path("remaining").asInt()).isEqualTo(1);
    assertThat(left.path("items")).hasSize(1);
    assertThat(run("review", "show", id)).isEqualTo(ExitCodes.DONE);
    assertThat(out).contains("you decided Wrong");
    assertThat(json("review", "undo", "--json").path("undone").asText()).isEqualTo(id);
    assertThat(newest()).isEqualTo(id);
    assertThat(json("review", "undo", "--json").path("undone").isNull()).isTrue();
  }

  @Test
  void whatIsUnknownIsRefused() throws IOException {
    String id = newest();
    assertThat(run("review", "decide", id, "wrong", "--reason", "odd")).isEqualTo(ExitCodes.FAILED);
    assertThat(err).contains("There is no reason code odd; there are").contains("irrelevant");
    assertThat(run("review", "decide", id, "wrong", "--document", "d9"))
        .isEqualTo(ExitCodes.FAILED);
    assertThat(err).contains("There is no document d9.");
    assertThat(run("review", "decide", "999", "fine")).isEqualTo(ExitCodes.FAILED);
    assertThat(run("review", "show", "999")).isEqualTo(ExitCodes.FAILED);
    assertThat(run("review", "alike", "99999")).isEqualTo(ExitCodes.FAILED);
    assertThat(err).contains("There is no topic 99999.");
    assertThat(run("clusters", "suggest", "99999")).isEqualTo(ExitCodes.FAILED);
    assertThat(run("clusters", "rename", "99999", "x")).isEqualTo(ExitCodes.FAILED);
    assertThat(err).contains("There is no topic 99999.");
    assertThat(run("review", "list", "--limit", "0")).isEqualTo(ExitCodes.USAGE);
    assertThat(run("review", "decide", id, "maybe")).isEqualTo(ExitCodes.USAGE);
    assertThat(json("review", "list", "--json").path("remaining").asInt()).isEqualTo(2);
  }

  @Test
  void anotherReviewersDecisionIsNotOverriddenSilently() throws IOException {
    String id = newest();
    assertThat(run("review", "decide", id, "fine")).isEqualTo(ExitCodes.DONE);
    as("ben");
    assertThat(run("review", "decide", id, "wrong")).isEqualTo(ExitCodes.REFUSED);
    assertThat(err).contains("anna has reviewed this answer").contains("--anyway");
    assertThat(run("review", "decide", id, "wrong", "--anyway")).isEqualTo(ExitCodes.DONE);
  }

  @Test
  void aTopicIsDecidedAlikeAndWhatWasDoneIsSaidFirst() throws IOException {
    StringBuilder rows = new StringBuilder("id,question,answer,vote,voter,created_at\n");
    for (int i = 0; i < 12; i++) {
      rows.append(
          "p%d,How do I reset my password %d?,Ask.,dislike,v%d,2026-11-05\n".formatted(i, i, i));
    }
    Path file = Files.writeString(folder.resolve("passwords.csv"), rows);
    assertThat(run("import", file.toString())).isEqualTo(ExitCodes.DONE);
    String topic = json("clusters", "--json").path("topics").path(0).path("id").asText();
    int count = json("review", "alike", topic, "--json").path("waiting").asInt();
    assertThat(count).isPositive();
    assertThat(run("review", "alike", topic, "wrong", "--count", String.valueOf(count)))
        .isEqualTo(ExitCodes.DONE);
    assertThat(out)
        .startsWith(count + " answers were decided: Wrong.")
        .contains("retune review undo");
    assertThat(run("review", "alike", topic)).isEqualTo(ExitCodes.DONE);
    assertThat(out).contains("No answers of this topic wait");
  }
}
