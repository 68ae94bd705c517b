package dev.retune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.bootstrap.module.EntityClasses;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.common.text.JsonFormat;
import dev.retune.persistence.Workspace;
import dev.retune.prompting.endpoint.ModelReply;
import dev.retune.prompting.endpoint.ScriptedEndpoint;
import dev.retune.prompting.endpoint.ScriptedModel;
import dev.retune.prompting.endpoint.ScriptedModel.Rule;
import dev.retune.prompting.endpoint.TokenUsage;
import dev.retune.review.decision.DecisionRepository;
import dev.retune.review.decision.Judgement;
import dev.retune.review.decision.Verdict;
import dev.retune.review.journal.ReviewJournalEntity;
import dev.retune.settings.model.HomeFolder;
import dev.retune.support.PreparedModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of prompts, from an import to a tried revision, over real HTTP. */
class PromptCommandTest {
  private static final int DISLIKES = 30;
  private static final int LIKES = 24;
  private static final int REVIEWED = 24;

  @TempDir Path folder;
  private HomeFolder home = HomeFolder.of(Path.of("."));
  private String out = "";
  private String err = "";

  private int run(String... args) {
    CommandRun run = CommandRun.of(home, Map.of("RETUNE_LLM_KEY", ScriptedEndpoint.KEY), args);
    out = run.out();
    err = run.err();
    assertThat(out + err).doesNotContain(ScriptedEndpoint.KEY);
    return run.code();
  }

  private JsonNode json(String... args) throws IOException {
    String[] all = Stream.concat(Stream.of(args), Stream.of("--json")).toArray(String[]::new);
    assertThat(run(all)).as(out + err).isEqualTo(ExitCodes.DONE);
    return JsonFormat.mapper().readTree(out);
  }

  private void settings(String url) throws IOException {
    ObjectNode settings = JsonFormat.mapper().createObjectNode();
    settings.put("language", "en").put("zone", "UTC");
    settings
        .putObject("prompting")
        .put("url", url)
        .put("model", "small")
        .put("inputPrice", 1.5)
        .put("outputPrice", 6);
    Files.writeString(home.settings(), settings.toString());
  }

  /** Questions differ in kind, so that none is a near duplicate of another. */
  private static String question(int i, String kind) {
    List<String> things =
        List.of("cover letters", "salaries", "interviews", "visas", "tests", "notice periods");
    List<String> people =
        List.of("nurses", "pilots", "cooks", "miners", "singers", "lawyers", "farmers");
    List<String> places = List.of("Seoul", "Oslo", "Lima", "Cairo", "Perth");
    return "What about "
        + things.get(i % things.size())
        + " of "
        + people.get(i % people.size())
        + " in "
        + places.get(i % places.size())
        + " as "
        + kind
        + "-question";
  }

  private void votes() throws Exception {
    Path chat = folder.resolve("chat.db");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + chat);
        var statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE conversation_log (id INTEGER PRIMARY KEY, user_message, ai_response,"
              + " prompt_version, created_at)");
      statement.execute(
          "CREATE TABLE feedback_log (id INTEGER PRIMARY KEY, conversation_id, feedback, reason,"
              + " created_at)");
      for (int i = 1; i <= DISLIKES + LIKES; i++) {
        boolean liked = i > DISLIKES;
        // in the four weeks before today, whose votes a change is compared with
        LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(2 + i % 20);
        statement.execute(
            "INSERT INTO conversation_log VALUES (%d, '%s', 'An old reply', 'support@1', '%s')"
                .formatted(i, question(i, liked ? "liked" : "disliked"), day));
        statement.execute(
            "INSERT INTO feedback_log VALUES (%d, %d, '%s', '%s', '%s')"
                .formatted(
                    i, i, liked ? "like" : "dislike", liked ? "" : "The answer is too long", day));
      }
    }
    assertThat(run("import", chat.toString())).as(err).isEqualTo(ExitCodes.DONE);
    try (Workspace workspace = Workspace.open(home.database(), EntityClasses.all())) {
      DecisionRepository decisions = new DecisionRepository(workspace, Clock.systemUTC());
      for (long id = 1; id <= REVIEWED; id++) {
        long conversation = id % 2 == 0 ? id : DISLIKES + id;
        Verdict verdict = id % 2 == 0 ? Verdict.WRONG : Verdict.FINE;
        workspace.inTransaction(
            transaction ->
                decisions.record(
                    transaction,
                    conversation,
                    "ann",
                    Judgement.of(verdict),
                    ReviewJournalEntity.Action.DECIDE));
      }
    }
  }

  @Test
  void fromVotesToATriedPromptAndBack() throws Exception {
    home = new HomeFolder(PreparedModel.into(Files.createDirectories(folder.resolve("home"))));
    ScriptedModel model =
        new ScriptedModel(1, 0, List.of(new Rule("Be brief and kind.", .6, 0, 0)));
    try (ScriptedEndpoint server =
        new ScriptedEndpoint(
            request ->
                request.system().startsWith("You review")
                    // the judge and the reviewer agree
                    ? new ModelReply(
                        "{\"acceptable\": " + !request.user().contains("disliked") + "}",
                        TokenUsage.ZERO)
                    : model.ask(request))) {
      settings(server.url());
      votes();
      Path file = folder.resolve("support.txt");
      Files.writeString(file, "You are helpful.\nBe polite.");
      assertThat(json("prompt", "add", "support", file.toString()).at("/version/label").asText())
          .isEqualTo("support@1");
      JsonNode again = json("prompt", "add", "support", file.toString());
      assertThat(again.path("added").asBoolean()).isFalse();
      assertThat(again.at("/version/number").asInt()).isEqualTo(1);
      assertThat(run("prompt", "run", "--continue", "77")).isEqualTo(ExitCodes.FAILED);
      assertThat(out).isEmpty();
      assertThat(err).contains("There is no run 77.");
      assertThat(run("prompt", "run", "support")).isEqualTo(ExitCodes.FAILED);
      assertThat(err).contains("No version of support is live yet.");
      assertThat(json("prompt", "live", "support", "v1").at("/version/state").asText())
          .isEqualTo("LIVE");

      assertThat(run("prompt", "run", "support", "--proposals", "1", "--budget-tokens", "2000"))
          .isEqualTo(ExitCodes.FAILED);
      assertThat(out).contains("requests: about", "in the currency of the prices");
      assertThat(err).contains("13 liked questions and needs 52", "Stopped at the budget");
      int asked = server.bodies().size();
      assertThat(run("prompt", "run", "--continue", "1"))
          .as(out + err)
          .isEqualTo(ExitCodes.REFUSED);
      assertThat(out)
          .contains("Held:", "more held-out liked questions", "kappa 1.00", "prompt tokens");
      assertThat(server.bodies().size()).isGreaterThan(asked);

      assertThat(run("prompt", "diff", "support", "live", "v2")).isEqualTo(ExitCodes.DONE);
      assertThat(out.lines())
          .containsExactly("- You are helpful.", "- Be polite.", "+ Be brief and kind.");
      assertThat(run("prompt", "live", "support", "2")).isEqualTo(ExitCodes.REFUSED);
      assertThat(json("prompt", "live", "support", "2", "--unproven").at("/version/number").asInt())
          .isEqualTo(2);
      JsonNode exported = json("prompt", "export", "support");
      assertThat(exported.path("label").asText()).isEqualTo("support@2");
      assertThat(exported.path("text").asText()).isEqualTo("Be brief and kind.");
      assertThat(json("prompt", "rollback", "support").at("/version/number").asInt()).isEqualTo(1);
      JsonNode history = json("prompt", "history", "support");
      assertThat(history.path("changes")).hasSize(3);
      assertThat(history.at("/changes/1/before/votes").asInt()).isEqualTo(DISLIKES + LIKES);
      assertThat(json("prompt", "runs", "1").at("/runs/0/proposals/0/dislikes")).isNotEmpty();
      assertThat(json("improve").toString()).contains("PROMPT_REVISION", "support v2");
      assertThat(run("prompt", "decide", "1", "--case", "1")).isEqualTo(ExitCodes.USAGE);
      assertThat(run("prompt", "show", "support", "v9")).isEqualTo(ExitCodes.FAILED);
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path path : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1))
            .as(path.toString())
            .doesNotContain(ScriptedEndpoint.KEY);
      }
    }
  }
}
