package dev.retune.bench;

import dev.retune.support.LatencyHistogram;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;

/** Answers and votes sent to a collector at a constant rate; every tenth vote is sent twice. */
final class TeamTraffic {
  private static final int VOTES_OF_AN_ANSWER = 4;
  private static final int TWICE = 10;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> failed = new ConcurrentSkipListMap<>();
  private final int port;
  private int sent;

  TeamTraffic(int port) {
    this.port = port;
  }

  /** The reasons of the votes that the collector has acknowledged. */
  Set<String> acknowledged() {
    return acknowledged;
  }

  /** How many requests were not acknowledged, by what came instead. */
  Map<String, Integer> failed() {
    return failed;
  }

  /** Sends votes for some seconds and waits for all answers. */
  LatencyHistogram send(int perSecond, int seconds) {
    LatencyHistogram latencies = new LatencyHistogram();
    CompletableFuture<?> all = CompletableFuture.completedFuture(0);
    long begin = System.nanoTime();
    for (int i = 0; i < perSecond * seconds; i++) {
      long due = begin + i * 1_000_000_000L / perSecond;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      all = CompletableFuture.allOf(all, one(due, latencies));
    }
    all.join();
    return latencies;
  }

  private CompletableFuture<?> one(long due, LatencyHistogram latencies) {
    int number = sent++;
    int answer = number / VOTES_OF_AN_ANSWER;
    String reason = "team vote " + number;
    String vote =
        String.format(
            Locale.ROOT,
            "{\"conversation_id\":\"t%d\",\"feedback\":\"dislike\",\"reason\":\"%s\",\"voter\":\"v%d\"}",
            answer,
            reason,
            number);
    CompletableFuture<Boolean> asked =
        number % VOTES_OF_AN_ANSWER == 0
            ? post("/conversations", "c" + answer, conversation(answer))
            : CompletableFuture.completedFuture(true);
    CompletableFuture<Boolean> voted =
        post("/feedback", "v" + number, vote)
            .thenApply(
                taken -> {
                  if (taken) {
                    latencies.record(System.nanoTime() - due);
                    acknowledged.add(reason);
                  }
                  return taken;
                });
    CompletableFuture<Boolean> again =
        number % TWICE == 0
            ? voted.thenCompose(_ -> post("/feedback", "v" + number, vote))
            : CompletableFuture.completedFuture(true);
    return CompletableFuture.allOf(asked, voted, again);
  }

  private static String conversation(int answer) {
    return String.format(
        Locale.ROOT,
        "{\"conversation_id\":\"t%d\",\"question\":\"Question %d of the team?\",\"answer\":\"Answer %d.\"}",
        answer,
        answer,
        answer);
  }

  private CompletableFuture<Boolean> post(String path, String key, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client
        .sendAsync(request, HttpResponse.BodyHandlers.discarding())
        .handle(
            (response, failure) -> {
              boolean taken = failure == null && response.statusCode() == 200;
              if (!taken) {
                failed.merge(
                    failure == null ? "status " + response.statusCode() : failure.toString(),
                    1,
                    Integer::sum);
              }
              return taken;
            });
  }
}
