package dev.retune.bench;

import dev.retune.bootstrap.module.EntityClasses;
import dev.retune.collector.api.CollectorServer;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.support.LatencyHistogram;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Measures durable votes per second over HTTP on loopback into an H2 file, with callers and
 * collector in one process. Votes are sent at a constant rate regardless of responses, and latency
 * counts from the scheduled time. Settings: {@code -Dretune.bench.rate} votes per second (default
 * 600), {@code -Dretune.bench.seconds} (default 60).
 */
final class CollectorBench {
  private static final int WARM_UP = 5;
  private static final int CONVERSATIONS = 1_000;

  private final PacedRequests requests = new PacedRequests();
  private final URI feedback;

  private CollectorBench(int port) {
    feedback = URI.create("http://127.0.0.1:" + port + "/feedback");
  }

  /** Runs the benchmark and prints one line. */
  public static void main(String[] args) throws Exception {
    int rate = Integer.getInteger("retune.bench.rate", 600);
    int seconds = Integer.getInteger("retune.bench.seconds", 60);
    Path folder = Files.createTempDirectory("retune-bench");
    try (Workspace workspace =
            Workspace.open(DatabaseUrl.h2File(folder.resolve("retune")), EntityClasses.all());
        CollectorServer server = BenchCollector.start(workspace)) {
      CollectorBench bench = new CollectorBench(server.port());
      bench.votes(rate, WARM_UP, 0);
      LatencyHistogram latencies = bench.votes(rate, seconds, rate * WARM_UP);
      long stored =
          workspace.read(
              s ->
                  s.createNativeQuery("select count(*) from feedback_log", Long.class)
                      .getSingleResult());
      System.out.printf(
          Locale.ROOT,
          "%d votes/s for %d s: %d stored of %d, %d not acknowledged; %s%n",
          rate,
          seconds,
          stored - (long) rate * WARM_UP,
          (long) rate * seconds,
          (long) rate * seconds - latencies.count(),
          latencies);
    }
  }

  /** Sends votes and returns the latencies of those that were acknowledged. */
  private LatencyHistogram votes(int rate, int seconds, int first) throws InterruptedException {
    return requests.send(rate, seconds, i -> List.of(request(first + i)));
  }

  private HttpRequest request(int vote) {
    String body =
        String.format(
            Locale.ROOT,
            "{\"conversation_id\":%d,\"feedback\":\"%s\",\"reason\":\"reason %d\",\"voter\":\"v%d\"}",
            vote % CONVERSATIONS,
            vote % 3 == 0 ? "dislike" : "like",
            vote,
            vote);
    return HttpRequest.newBuilder(feedback)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", "bench-" + vote)
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }
}
