package dev.retune.collector.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.persistence.Workspace;
import dev.retune.persistence.connection.DatabaseUrl;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class OtlpKillTest {
  private static final int EXPORTERS = 4;
  private static final int ENOUGH = 400;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
  private final ConcurrentLinkedQueue<Integer> unanswered = new ConcurrentLinkedQueue<>();

  /** Sends a trace, and a vote on it before or after the trace. */
  private boolean export(int port, int number) throws IOException, InterruptedException {
    String spans =
        OtlpJson.traces(
            OtlpJson.span(number, 2, 1, 0, 1, OtlpJson.chat("q" + number, "a" + number)),
            OtlpJson.span(number, 1, 0, 0, 2, Map.of()));
    String votes =
        OtlpJson.logs(
            OtlpJson.vote(
                number, 2, 9, Map.of("gen_ai.evaluation.score.value", 1, "user.id", "u" + number)));
    boolean before = number % 2 == 0;
    return post(port, before ? "/v1/logs" : "/v1/traces", before ? votes : spans)
        && post(port, before ? "/v1/traces" : "/v1/logs", before ? spans : votes);
  }

  private boolean post(int port, String path, String body)
      throws IOException, InterruptedException {
    return client
            .send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build(),
                HttpResponse.BodyHandlers.discarding())
            .statusCode()
        == 200;
  }

  /** Exports until the collector is gone. */
  private void exportOn(int port, AtomicInteger numbers) {
    while (true) {
      int number = numbers.incrementAndGet();
      try {
        if (export(port, number)) {
          acknowledged.add(number);
        }
      } catch (IOException | InterruptedException e) {
        unanswered.add(number);
        return;
      }
    }
  }

  private static List<String> votes(Workspace workspace) {
    return workspace.read(
        s ->
            s.createNativeQuery(
                    "select v.voter || c.user_message || c.ai_response from feedback_log v"
                        + " join conversation_log c on c.id = v.conversation_id",
                    String.class)
                .getResultList());
  }

  @Test
  void everyAcknowledgedAnswerAndVoteIsThereAndNoneTwice(@TempDir Path folder) throws Exception {
    Path database = folder.resolve("retune");
    CollectorProcess.Running first = CollectorProcess.start(database);
    AtomicInteger numbers = new AtomicInteger();
    try (var exporters = Executors.newFixedThreadPool(EXPORTERS)) {
      for (int i = 0; i < EXPORTERS; i++) {
        exporters.execute(() -> exportOn(first.port(), numbers));
      }
      while (acknowledged.size() < ENOUGH && first.process().isAlive()) {
        Thread.onSpinWait();
      }
      first.process().destroyForcibly().waitFor(20, TimeUnit.SECONDS);
    }
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH);

    try (Workspace workspace = CollectorFixture.open(DatabaseUrl.h2File(database))) {
      assertThat(votes(workspace))
          .doesNotHaveDuplicates()
          .containsAll(acknowledged.stream().map(OtlpKillTest::row).toList());
    }
    CollectorProcess.Running second = CollectorProcess.start(database);
    for (int number : unanswered) {
      assertThat(export(second.port(), number)).isTrue();
    }
    // an exporter may also have missed the answer
    assertThat(export(second.port(), 1)).isTrue();
    second.process().getOutputStream().close();
    assertThat(second.process().waitFor(20, TimeUnit.SECONDS)).isTrue();

    try (Workspace workspace = CollectorFixture.open(DatabaseUrl.h2File(database))) {
      assertThat(votes(workspace))
          .containsExactlyInAnyOrderElementsOf(
              IntStream.rangeClosed(1, numbers.get()).mapToObj(OtlpKillTest::row).toList());
      assertThat(CollectorFixture.one(workspace, "select count(*) from conversation_log"))
          .isEqualTo(String.valueOf(numbers.get()));
    }
  }

  private static String row(int number) {
    return "u" + number + "q" + number + "a" + number;
  }
}
