package dev.retune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.Launcher;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.common.text.JsonFormat;
import dev.retune.prompting.endpoint.LanguageModel;
import dev.retune.prompting.endpoint.ModelReply;
import dev.retune.prompting.endpoint.ModelRequest;
import dev.retune.prompting.endpoint.ReplyJson;
import dev.retune.prompting.endpoint.ScriptedEndpoint;
import dev.retune.prompting.endpoint.TokenUsage;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 * tried, live and taken back, and {@code improve} says so. Each cure can be run alone. The
 * environment variable {@code RETUNE_LAUNCHER} names a packaged launcher; without it the classes of
 * the build are run.
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
  private Path home = Path.of("");
  private String out = "";
  private String err = "";

  /** The sample after its first pass is made once, and each test has a copy of it. */
  CureWalkthroughTest(@TempDir Path fresh) {
    this.fresh = fresh;
  }

  @BeforeAll
  void firstPass() throws Exception {
    home = fresh;
    done("loop", "--once", "--demo");
  }

  @BeforeEach
  void copyOfTheSample() throws IOException {
    home = folder.resolve("demo");
    Path demo = fresh.resolve("demo");
    try (Stream<Path> files = Files.walk(demo)) {
      for (Path file : files.toList()) {
        Files.copy(file, home.resolve(demo.relativize(file).toString()));
      }
    }
  }

  /** A command line in a process of its own. */
  private int run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    String launcher = Optional.ofNullable(System.getenv("RETUNE_LAUNCHER")).orElse("");
    if (launcher.isEmpty()) {
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
          .filter(given -> given.startsWith("--") || given.startsWith("-D"))
          .forEach(command::add);
      command.addAll(List.of("-cp", System.getProperty("java.class.path")));
      command.add(Launcher.class.getName());
    } else {
      command.add(launcher);
    }
    command.addAll(List.of("--home", home.toString()));
    command.addAll(List.of(arguments));
    File said = fresh.resolve("out.txt").toFile();
    File told = fresh.resolve("err.txt").toFile();
    ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(said).redirectError(told);
    builder.environment().put("RETUNE_LLM_KEY", ScriptedEndpoint.KEY);
    long began = System.nanoTime();
    int code = builder.start().waitFor();
    out = Files.readString(said.toPath());
    err = Files.readString(told.toPath());
    System.out.printf(
        "%5.1f s  %d  retune %s%n",
        (System.nanoTime() - began) / 1e9, code, String.join(" ", arguments));
    return code;
  }

  private void done(String... arguments) throws Exception {
    assertThat(run(arguments)).as(out + err).isEqualTo(ExitCodes.DONE);
  }

  private JsonNode json(String... arguments) throws Exception {
    done(Stream.concat(Stream.of(arguments), Stream.of("--json")).toArray(String[]::new));
    return JsonFormat.mapper().readTree(out);
  }

  /** The state of the cure with an id, or with a subject. */
  private String state(String cure) throws Exception {
    String found =
        StreamSupport.stream(json("improve", "--limit", "500").path("causes").spliterator(), false)
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
    done("knowledge", "propose", "doc-202", "--text", file("startup.txt", STARTUP));
    assertThat(state("fix-1")).isEqualTo("PROPOSED");
    done("knowledge", "try", "fix-1");
    System.out.println(out);
    assertThat(state("fix-1")).isEqualTo("PROVEN");
    done("knowledge", "promote", "fix-1");
    assertThat(state("fix-1")).isEqualTo("LIVE");
    done("knowledge", "rollback", "fix-1");
    assertThat(state("fix-1")).isEqualTo("ROLLED_BACK");
  }

  @Test
  void aFixThatStealsAnswersIsRefused() throws Exception {
    String greedy =
        file("software.txt", "No licence is required to become a software engineer. " + GREEDY);
    done("knowledge", "propose", "doc-353", "--text", greedy);
    assertThat(run("knowledge", "try", "fix-1")).isEqualTo(ExitCodes.REFUSED);
    System.out.println(out);
    assertThat(out).contains("failed", "from en-certificate-software to");
    assertThat(run("knowledge", "promote", "fix-1")).isEqualTo(ExitCodes.REFUSED);
    assertThat(state("fix-1")).isEqualTo("FAILED");
    done("knowledge", "withdraw", "fix-1");
  }

  @Test
  void aGapGetsADocumentThatIsTakenBack() throws Exception {
    JsonNode items = json("knowledge", "list").path("items");
    String gap =
        StreamSupport.stream(items.spliterator(), false)
            .filter(item -> item.path("title").asText().contains("attach a photo"))
            .map(item -> item.path("id").asText())
            .findFirst()
            .orElseThrow();
    // what a reviewer answered becomes the document
    done("review", "decide", gap.substring(4), "wrong", "--answer", PHOTO);
    done("knowledge", "propose", gap, "--title", "Do I have to attach a photo?");
    done("knowledge", "try", "fix-1");
    System.out.println(out);
    assertThat(state("fix-1")).isEqualTo("PROVEN");
    done("knowledge", "promote", "fix-1");
    done("search", "Do I have to attach a photo?", "-k", "1");
    assertThat(out).contains("attach a photo only where");
    assertThat(state("fix-1")).isEqualTo("LIVE");
    done("knowledge", "rollback", "fix-1");
    assertThat(state("fix-1")).isEqualTo("ROLLED_BACK");
  }

  @Test
  void aReembeddingIsLiveAndTakenBack() throws Exception {
    done("reembed", "--force", "--budget", "5");
    System.out.println(out);
    assertThat(out).contains("PROMOTED", "is better than the live version");
    String live = "v" + json("index", "list").at("/versions/0/id").asInt();
    assertThat(state(live)).isEqualTo("LIVE");
    done("index", "rollback");
    assertThat(state(live)).isEqualTo("ROLLED_BACK");
  }

  @Test
  void aPromptRevisionIsProvenAndTakenBack() throws Exception {
    JsonNode waiting = json("review", "list", "--limit", String.valueOf(REVIEWED)).path("items");
    for (JsonNode item : waiting) {
      String question = item.at("/conversation/question").asText();
      done(
          "review",
          "decide",
          item.at("/conversation/id").asText(),
          isFine(question) ? "fine" : "wrong");
    }
    try (ScriptedEndpoint server = new ScriptedEndpoint(new Adviser())) {
      ObjectNode settings = JsonFormat.mapper().createObjectNode();
      settings.putObject("prompting").put("url", server.url()).put("model", "small");
      Files.writeString(home.resolve("settings.json"), settings.toString());
      String file = file("advice.txt", "You are a career adviser. Answer the question.");
      done("prompt", "add", "advice", file, "--label", "advice-2");
      done("prompt", "live", "advice", "v1");
      done("prompt", "run", "advice", "--dry-run");
      System.out.println(out);
      done("prompt", "run", "advice", "--proposals", "1");
      System.out.println(out);
      assertThat(out).contains("Proven:", "p < 0.0001");
      assertThat(state("advice v2")).isEqualTo("PROVEN");
      done("prompt", "live", "advice", "v2");
      assertThat(state("advice v2")).isEqualTo("LIVE");
      done("prompt", "rollback", "advice");
      assertThat(state("advice v2")).isEqualTo("ROLLED_BACK");
      done("improve", "--limit", "2");
      System.out.println(out);
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
