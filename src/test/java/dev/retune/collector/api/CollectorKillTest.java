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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class CollectorKillTest {
  private static final int CALLERS = 8;
  private static final int ENOUGH = 1_000;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final ConcurrentLinkedQueue<String> unanswered = new ConcurrentLinkedQueue<>();

  private boolean vote(int port, String id) throws IOException, InterruptedException {
    String body = "{\"conversation_id\":1,\"feedback\":\"dislike\",\"reason\":\"" + id + "\"}";
    return client
            .send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/feedback"))
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", id)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build(),
                HttpResponse.BodyHandlers.discarding())
            .statusCode()
        == 200;
  }

  /** Sends votes until the collector is gone. */
  private void voteOn(int port, AtomicInteger ids) {
    while (true) {
      String id = "vote-" + ids.incrementAndGet();
      try {
        if (vote(port, id)) {
          acknowledged.add(id);
        }
      } catch (IOException | InterruptedException e) {
        unanswered.add(id);
        return;
      }
    }
  }

  private static List<String> reasons(Workspace workspace) {
    return workspace.read(
        s -> s.createNativeQuery("select reason from feedback_log", String.class).getResultList());
  }

  @Test
  void everyAcknowledgedVoteIsThereAndNoneTwice(@TempDir Path folder) throws Exception {
    Path database = folder.resolve("retune");
    CollectorProcess.Running first = CollectorProcess.start(database);
    AtomicInteger ids = new AtomicInteger();
    try (var callers = Executors.newFixedThreadPool(CALLERS)) {
      for (int i = 0; i < CALLERS; i++) {
        callers.execute(() -> voteOn(first.port(), ids));
      }
      while (acknowledged.size() < ENOUGH && first.process().isAlive()) {
        Thread.onSpinWait();
      }
      first.process().destroyForcibly().waitFor(20, TimeUnit.SECONDS);
    }
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH);

    CollectorProcess.Running second = CollectorProcess.start(database);
    for (String id : unanswered) {
      assertThat(vote(second.port(), id)).isTrue();
    }
    // also retry acknowledged votes, since a caller may have missed the response
    assertThat(vote(second.port(), "vote-1")).isTrue();
    second.process().getOutputStream().close();
    assertThat(second.process().waitFor(20, TimeUnit.SECONDS)).isTrue();

    try (Workspace workspace = CollectorFixture.open(DatabaseUrl.h2File(database))) {
      assertThat(reasons(workspace))
          .doesNotHaveDuplicates()
          .containsAll(acknowledged)
          .containsAll(unanswered)
          .hasSize(ids.get());
    }
  }
}
