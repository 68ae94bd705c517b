package dev.retune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.common.text.JsonFormat;
import dev.retune.prompting.endpoint.LanguageModel;
import dev.retune.prompting.endpoint.ModelReply;
import dev.retune.prompting.endpoint.ModelRequest;
import dev.retune.prompting.endpoint.ReplyJson;
import dev.retune.prompting.endpoint.ScriptedEndpoint;
import dev.retune.prompting.endpoint.TokenUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * All four cures from a fresh home, by the command line in processes of its own: each is proposed,
 * tried, live and taken back, and {@code improve} says so. Each cure can be run alone.
 */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CureWalkthroughTest {
  private static final int REVIEWED = 22;
  private static final String BETTER =
      "You are a career adviser. Answer in at most three sentences, in plain words, politely.";

  private static final String GREEDY =
      "The handbook of 2014 is out of date. Study for the information processing engineer"
          + " certificate; it takes three to six months. What was written in 2014 about Windows"
          + " server certificates no longer holds.";
  private static final String STARTUP =
      "You will learn more kinds of work in a start-up, and less of each: nobody will train you."
          + " Ask how many months the money lasts and who left last year. Large firms pay better at"
          + " first and teach process. Choose the boss before the logo; you will see one every day.";
  private static final String PHOTO =
      "You do not have to attach a photo. Employers who hire fairly may not ask for one; attach a"
          + " photo only where the form has a place for it.";

  @TempDir Path folder;
  private final Path fresh;
  private CommandProcess retune;

  /** The sample after its first pass is made once, and each test has a copy of it. */
  CureWalkthroughTest(@TempDir Path fresh) {
    this.fresh = fresh;
    retune = on(fresh);
  }

  private CommandProcess on(Path home) {
    return new CommandProcess(home, fresh, Map.of("RETUNE_LLM_KEY", ScriptedEndpoint.KEY));
  }

  @BeforeAll
  void firstPass() throws Exception {
    retune.done("loop", "--once", "--demo");
  }

  @BeforeEach
  void copyOfTheSample() throws IOException {
    Path home = folder.resolve("demo");
    retune = on(home);
    Path demo = fresh.resolve("demo");
    try (Stream<Path> files = Files.walk(demo)) {
      for (Path file : files.toList()) {
        Files.copy(file, home.resolve(demo.relativize(file).toString()));
      }
    }
  }

  /** The state of the cure with an id, or with a subject. */
  private String state(String cure) throws Exception {
    String found =
        StreamSupport.stream(
                retune.json("improve", "--limit", "500").path("causes").spliterator(), false)
            .flatMap(cause -> StreamSupport.stream(cause.path("cures").spliterator(), false))
            .filter(
                row ->
                    row.path("id").asText().equals(cure)
                        || row.path("subject").asText().equals(cure))
            .map(row -> row.path("state").asText())
            .findFirst()
            .orElse("none");
    System.out.println("         improve says of " + cure + ": " + found);
    return found;
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void aDocumentIsMendedAndTheFixIsTakenBack() throws Exception {
    assertThat(state("doc-202")).isEqualTo("OPEN");
    retune.done("knowledge", "propose", "doc-202", "--text", file("startup.txt", STARTUP));
    assertThat(state("fix-1")).isEqualTo("PROPOSED");
    retune.done("knowledge", "try", "fix-1");
    System.out.println(retune.out());
    assertThat(state("fix-1")).isEqualTo("PROVEN");
    retune.done("knowledge", "promote", "fix-1");
    assertThat(state("fix-1")).isEqualTo("LIVE");
    retune.done("knowledge", "rollback", "fix-1");
    assertThat(state("fix-1")).isEqualTo("ROLLED_BACK");
  }

  @Test
  void aFixThatStealsAnswersIsRefused() throws Exception {
    String greedy =
        file("software.txt", "No licence is required to become a software engineer. " + GREEDY);
    retune.done("knowledge", "propose", "doc-353", "--text", greedy);
    assertThat(retune.run("knowledge", "try", "fix-1")).isEqualTo(ExitCodes.REFUSED);
    System.out.println(retune.out());
    assertThat(retune.out()).contains("failed", "from en-certificate-software to");
    assertThat(retune.run("knowledge", "promote", "fix-1")).isEqualTo(ExitCodes.REFUSED);
    assertThat(state("fix-1")).isEqualTo("FAILED");
    retune.done("knowledge", "withdraw", "fix-1");
  }

  @Test
  void aGapGetsADocumentThatIsTakenBack() throws Exception {
    JsonNode items = retune.json("knowledge", "list").path("items");
    String gap =
        StreamSupport.stream(items.spliterator(), false)
            .filter(item -> item.path("title").asText().contains("attach a photo"))
            .map(item -> item.path("id").asText())
            .findFirst()
            .orElseThrow();
    // what a reviewer answered becomes the document
    retune.done("review", "decide", gap.substring(4), "wrong", "--answer", PHOTO);
    retune.done("knowledge", "propose", gap, "--title", "Do I have to attach a photo?");
    retune.done("knowledge", "try", "fix-1");
    System.out.println(retune.out());
    assertThat(state("fix-1")).isEqualTo("PROVEN");
    retune.done("knowledge", "promote", "fix-1");
    retune.done("search", "Do I have to attach a photo?", "-k", "1");
    assertThat(retune.out()).contains("attach a photo only where");
    assertThat(state("fix-1")).isEqualTo("LIVE");
    retune.done("knowledge", "rollback", "fix-1");
    assertThat(state("fix-1")).isEqualTo("ROLLED_BACK");
  }

  @Test
  void aReembeddingIsLiveAndTakenBack() throws Exception {
    retune.done("reembed", "--force", "--budget", "5");
    System.out.println(retune.out());
    assertThat(retune.out()).contains("PROMOTED", "is better than the live version");
    String live = "v" + retune.json("index", "list").at("/versions/0/id").asInt();
    assertThat(state(live)).isEqualTo("LIVE");
    retune.done("index", "rollback");
    assertThat(state(live)).isEqualTo("ROLLED_BACK");
  }

  @Test
  void aPromptRevisionIsProvenAndTakenBack() throws Exception {
    JsonNode waiting =
        retune.json("review", "list", "--limit", String.valueOf(REVIEWED)).path("items");
    for (JsonNode item : waiting) {
      String question = item.at("/conversation/question").asText();
      retune.done(
          "review",
          "decide",
          item.at("/conversation/id").asText(),
          isFine(question) ? "fine" : "wrong");
    }
    try (ScriptedEndpoint server = new ScriptedEndpoint(new Adviser())) {
      ObjectNode settings = JsonFormat.mapper().createObjectNode();
      settings.putObject("prompting").put("url", server.url()).put("model", "small");
      Files.writeString(folder.resolve("demo/settings.json"), settings.toString());
      String file = file("advice.txt", "You are a career adviser. Answer the question.");
      retune.done("prompt", "add", "advice", file, "--label", "advice-2");
      retune.done("prompt", "live", "advice", "v1");
      retune.done("prompt", "run", "advice", "--dry-run");
      System.out.println(retune.out());
      retune.done("prompt", "run", "advice", "--proposals", "1");
      System.out.println(retune.out());
      assertThat(retune.out()).contains("Proven:", "p < 0.0001");
      assertThat(state("advice v2")).isEqualTo("PROVEN");
      retune.done("prompt", "live", "advice", "v2");
      assertThat(state("advice v2")).isEqualTo("LIVE");
      retune.done("prompt", "rollback", "advice");
      assertThat(state("advice v2")).isEqualTo("ROLLED_BACK");
      retune.done("improve", "--limit", "2");
      System.out.println(retune.out());
    }
  }

  private static boolean isFine(String question) {
    return question.length() % 2 == 0;
  }

  /** Answers six of ten questions better by the better prompt, and judges as the reviewer does. */
  private static final class Adviser implements LanguageModel {
    @Override
    public ModelReply ask(ModelRequest request) {
      return new ModelReply(reply(request), TokenUsage.ZERO);
    }

    private static String reply(ModelRequest request) {
      JsonNode shown =
          ReplyJson.object(request.user()).orElseGet(JsonFormat.mapper()::createObjectNode);
      if (request.system().startsWith("You revise")) {
        ObjectNode reply = JsonFormat.mapper().createObjectNode();
        ObjectNode one = reply.putArray("proposals").addObject();
        one.put("prompt", BETTER).put("why", "Answers are too long and too stiff.");
        one.putArray("dislikes").add(shown.at("/dislikes/0/id").asLong());
        return reply.toString();
      }
      if (request.system().startsWith("You review")) {
        return "{\"acceptable\": " + isFine(shown.path("question").asText()) + "}";
      }
      if (request.system().startsWith("You compare")) {
        boolean first = shown.path("answer_1").asText().startsWith("In short");
        boolean second = shown.path("answer_2").asText().startsWith("In short");
        return "{\"better\": " + (first == second ? 0 : first ? 1 : 2) + "}";
      }
      String question = request.user().substring(request.user().lastIndexOf('\n') + 1);
      boolean better =
          request.system().contains("three sentences")
              && Math.floorMod(question.hashCode(), 10) < 6;
      return better ? "In short: yes." : "Well, that depends on many things.";
    }
  }
}
