package dev.retune.bench;

import dev.retune.support.LatencyHistogram;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * Sends requests at a constant rate regardless of answers; latency counts from the scheduled time,
 * of requests that were acknowledged.
 */
final class PacedRequests {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /**
   * Sends until all are answered.
   *
   * @param requests the requests that are sent together, by number from 0
   */
  LatencyHistogram send(int perSecond, int seconds, IntFunction<List<HttpRequest>> requests)
      throws InterruptedException {
    int count = perSecond * seconds;
    LatencyHistogram latencies = new LatencyHistogram();
    List<CompletableFuture<?>> answers = new ArrayList<>();
    long begin = System.nanoTime();
    for (int i = 0; i < count; i++) {
      List<HttpRequest> together = requests.apply(i);
      long due = begin + i * 1_000_000_000L / perSecond;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      together.forEach(request -> answers.add(send(request, due, latencies)));
    }
    for (CompletableFuture<?> answer : answers) {
      answer.handle((done, failure) -> done).join();
    }
    return latencies;
  }

  private CompletableFuture<?> send(HttpRequest request, long due, LatencyHistogram latencies) {
    return client
        .sendAsync(request, HttpResponse.BodyHandlers.discarding())
        .thenAccept(
            response -> {
              if (response.statusCode() == 200) {
                latencies.record(System.nanoTime() - due);
              }
            });
  }
}
