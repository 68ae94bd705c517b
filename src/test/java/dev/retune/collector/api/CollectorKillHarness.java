package dev.retune.collector.api;

import dev.retune.persistence.Workspace;
import dev.retune.persistence.connection.DatabaseUrl;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Repeatedly kills a collector under load, on one database, and counts lost and duplicate votes.
 */
public final class CollectorKillHarness implements AutoCloseable {
  private static final int WARM_UP = 300;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Path database;
  private final int perSecond;
  private int sent;

  /** Sends a number of votes per second, to its own database. */
  public CollectorKillHarness(int perSecond) throws IOException {
    this.perSecond = perSecond;
    database = Files.createTempDirectory("retune-kills").resolve("retune");
  }

  /**
   * The result after a kill.
   *
   * @param rate acknowledged votes per second before it
   * @param acknowledged acknowledged votes since the first kill
   * @param lost acknowledged votes that are missing
   * @param twice duplicate votes
   */
  public record Result(double rate, int acknowledged, int lost, int twice) {}

  /** Puts a new process under load for some seconds, kills it, and starts another one. */
  public Result kill(int seconds) throws IOException, InterruptedException {
    CollectorProcess.Running running = CollectorProcess.start(database);
    // warm up, because a new process loads its classes first
    for (int i = 0; i < WARM_UP; i++) {
      vote(running.port(), "vote-" + ++sent).join();
    }
    int before = acknowledged.size();
    List<CompletableFuture<?>> waiting = new ArrayList<>();
    long begin = System.nanoTime();
    long kill = begin + TimeUnit.SECONDS.toNanos(seconds);
    // keep sending while it is killed
    for (int i = 0; System.nanoTime() < kill; i++) {
      long due = begin + i * 1_000_000_000L / perSecond;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      waiting.add(vote(running.port(), "vote-" + ++sent));
    }
    double took = (System.nanoTime() - begin) / 1e9;
    running.process().destroyForcibly().waitFor();
    CompletableFuture.allOf(waiting.toArray(CompletableFuture[]::new)).join();
    double rate = (acknowledged.size() - before) / took;
    CollectorProcess.Running again = CollectorProcess.start(database);
    vote(again.port(), "vote-" + ++sent).join();
    again.process().getOutputStream().close();
    again.process().waitFor();
    return counted(rate);
  }

  private CompletableFuture<?> vote(int port, String id) {
    String body = "{\"conversation_id\":1,\"feedback\":\"dislike\",\"reason\":\"" + id + "\"}";
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/feedback"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client
        .sendAsync(request, HttpResponse.BodyHandlers.discarding())
        .handle((answer, failure) -> failure == null && answer.statusCode() == 200)
        .thenAccept(
            taken -> {
              if (taken) {
                acknowledged.add(id);
              }
            });
  }

  private Result counted(double rate) {
    try (Workspace workspace = CollectorFixture.open(DatabaseUrl.h2File(database))) {
      List<String> stored =
          workspace.read(
              s ->
                  s.createNativeQuery("select reason from feedback_log", String.class)
                      .getResultList());
      Set<String> found = new HashSet<>(stored);
      int lost = (int) acknowledged.stream().filter(id -> !found.contains(id)).count();
      return new Result(rate, acknowledged.size(), lost, stored.size() - found.size());
    }
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
