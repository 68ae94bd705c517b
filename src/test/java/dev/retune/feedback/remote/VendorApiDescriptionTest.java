package dev.retune.feedback.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.text.JsonFormat;
import dev.retune.feedback.ingest.SourcePlanner;
import dev.retune.feedback.profile.ProfileCatalog;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.feedback.source.SourceOpener;
import dev.retune.feedback.writeback.AnswerReview;
import dev.retune.feedback.writeback.EvaluationTableOpener;
import dev.retune.feedback.writeback.RecordRefusedException;
import dev.retune.feedback.writeback.WriteBackOpener;
import dev.retune.feedback.writeback.WriteBackStep;
import dev.retune.feedback.writeback.WriteBackTarget;
import dev.retune.support.RealData;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Requests and responses, checked against the vendors' OpenAPI descriptions by Prism in between.
 * The environment variable {@code PRISM} names the program of npm's {@code @stoplight/prism-cli};
 * skipped without it or the descriptions.
 */
@Tag("slow")
class VendorApiDescriptionTest {
  private static final HttpRetryTiming AT_ONCE =
      new HttpRetryTiming(Duration.ofNanos(1), Duration.ofNanos(2), 2, Duration.ofSeconds(5));

  @TempDir Path folder;

  @Test
  void langfuseVersionFour() throws Exception {
    try (FakeLangfuse server = langfuse("4.12.0")) {
      check("langfuse-openapi.yml", server, "", Optional.of(FakeLangfuse.PUBLIC_KEY), "sk-lf-1");
    }
  }

  @Test
  void langfuseVersionThree() throws Exception {
    try (FakeLangfuse server = langfuse("3.110.0")) {
      check("langfuse-openapi.yml", server, "", Optional.of(FakeLangfuse.PUBLIC_KEY), "sk-lf-1");
    }
  }

  @Test
  void phoenix() throws Exception {
    try (FakePhoenix server = new FakePhoenix("chat", 40)) {
      for (int i = 0; i < 100; i++) {
        server.answer("a" + i, "q", "a", at(i));
        server.annotate("n" + i, "a" + i, "HUMAN", "thumbs-up", 1, at(i));
      }
      check("phoenix-openapi.json", server, "?project=chat", Optional.empty(), FakePhoenix.API_KEY);
    }
  }

  private static FakeLangfuse langfuse(String version) throws IOException {
    FakeLangfuse server = new FakeLangfuse(version, 40);
    for (int i = 0; i < 100; i++) {
      server.answer("t" + i, "q", "a", at(i));
      server.score("s" + i, "t" + i, "user-feedback", i % 2, at(i));
    }
    server.prompt("team/support hours", "production", 3, TextNode.valueOf("Be brief."));
    ArrayNode chat = JsonFormat.mapper().createArrayNode();
    chat.addObject().put("type", "chatmessage").put("role", "system").put("content", "Be kind.");
    server.prompt("support", "production", 4, chat);
    return server;
  }

  private static String at(int i) {
    return Instant.parse("2026-11-01T00:00:00Z").plus(Duration.ofHours(i)).toString();
  }

  private void check(
      String description, JsonTestServer server, String query, Optional<String> user, String key)
      throws Exception {
    String program = Optional.ofNullable(System.getenv("PRISM")).orElse("");
    assumeTrue(
        Files.isRegularFile(Path.of(program)) && Files.isExecutable(Path.of(program)),
        "skipped: PRISM names no program");
    Path file = RealData.at("../specs/" + description);
    int port = freePort();
    Process prism =
        new ProcessBuilder(
                program,
                "proxy",
                file.toString(),
                server.address(),
                "--errors",
                "-h",
                "127.0.0.1",
                "-p",
                String.valueOf(port))
            .redirectErrorStream(true)
            .start();
    List<String> said = new ArrayList<>();
    Thread reading;
    try {
      BufferedReader out = prism.inputReader();
      String line = out.readLine();
      while (line != null && !line.contains("Prism is listening")) {
        line = out.readLine();
      }
      reading = Thread.ofVirtual().start(() -> out.lines().forEach(said::add));
      // a pass over everything, and one of the look-back
      for (int i = 0; i < 2; i++) {
        new RemoteConnector(
                new SourceOpener(name -> Optional.of(key)),
                folder,
                Clock.fixed(Instant.parse("2026-11-20T00:00:00Z"), ZoneOffset.UTC),
                AT_ONCE)
            .open(
                new SourceConfig(
                    "remote",
                    "http://127.0.0.1:" + port + query,
                    user,
                    Optional.of("KEY"),
                    null,
                    Duration.ofDays(20)),
                ProgressMonitor.none())
            .close();
      }
      write(
          new SourceConfig(
              "remote", "http://127.0.0.1:" + port + query, user, Optional.of("KEY"), null, null),
          key);
      if (server instanceof FakeLangfuse) {
        LangfusePrompts prompts =
            new LangfusePrompts(new SourceOpener(name -> Optional.of(key)), AT_ONCE);
        SourceConfig source =
            new SourceConfig(
                "remote", "http://127.0.0.1:" + port, user, Optional.of("KEY"), null, null);
        var _ =
            prompts.find(
                source, "team/support hours", new PromptPick.Labelled(PromptPick.PRODUCTION));
        var _ = prompts.find(source, "support", new PromptPick.Numbered(4));
        assertThat(server.requests()).anyMatch(r -> r.contains("/v2/prompts/team/support hours"));
      }
    } finally {
      prism.destroy();
      prism.waitFor();
    }
    reading.join();
    int requests = server.requests().size();
    long writes = server.requests().stream().filter(r -> r.matches("(POST|DELETE) .*")).count();
    System.out.println(
        description + ": " + requests + " requests through Prism, " + writes + " of them writing");
    assertThat(writes).isGreaterThanOrEqualTo(20);
    assertThat(requests).isGreaterThan(10);
    assertThat(said).noneMatch(line -> line.toLowerCase(Locale.ROOT).contains("violation"));
  }

  /** Writes decisions of every form back, replaces them, and deletes them. */
  private static void write(SourceConfig config, String key) throws RecordRefusedException {
    WriteBackOpener none =
        new EvaluationTableOpener(
            new SourceOpener(name -> Optional.of(key)),
            new SourcePlanner(ProfileCatalog.builtIn()));
    try (WriteBackTarget target =
        new RemoteWriteBackOpener(none, new SourceOpener(name -> Optional.of(key)), AT_ONCE)
            .open(config)) {
      String trace = key.startsWith("sk") ? "t" : "T-a";
      for (int i = 0; i < 10; i++) {
        AnswerReview bare =
            new AnswerReview(
                trace + i,
                "unclear",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "kim",
                Instant.parse("2026-11-19T00:00:00Z"));
        AnswerReview full =
            new AnswerReview(
                trace + i,
                i % 2 == 0 ? "wrong" : "fine",
                Optional.of((double) (i % 2)),
                Optional.of("incorrect"),
                Optional.of("오래된 요금"),
                Optional.of("It costs \"20\"."),
                Optional.of("d1"),
                "kim",
                Instant.parse("2026-11-19T00:00:00Z"));
        for (AnswerReview review : List.of(bare, full)) {
          String id = target.recordId(review, review.label());
          for (WriteBackStep step : target.writing(id, review)) {
            step.run();
          }
          for (WriteBackStep step : target.removal(id, review)) {
            step.run();
          }
        }
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
