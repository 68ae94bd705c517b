package dev.retune.embedding.hub;

import dev.retune.common.error.CancelledException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.progress.ProgressMonitor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests, follows redirects, and repeats what failed for a moment. The user's token goes to
 * the hub's own host only; redirects lead to other hosts, which must not see it.
 */
final class HubTransport implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HubTransport.class);
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration GLANCE = Duration.ofMillis(100);
  private static final int MOST_HOPS = 10;

  private final HubEnvironment environment;
  private final HubTiming timing;
  private final HttpClient client;

  HubTransport(HubEnvironment environment, HubTiming timing) {
    this.environment = environment;
    this.timing = timing;
    // HTTP/2 reads megabytes ahead, which a killed download would have to fetch again
    HttpClient.Builder building =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .proxy(environment.proxies());
    if (environment.proxies() instanceof HubProxySelector named) {
      building.authenticator(named.authenticator());
    }
    this.client = building.build();
  }

  HubTiming timing() {
    return timing;
  }

  /**
   * Requests a resource; failures of the network and the server are endured for a while.
   *
   * @return a response of any other status
   * @throws UnavailableException when the hub does not answer
   */
  HubResponse get(URI address, Map<String, String> headers, ProgressMonitor monitor) {
    for (int failures = 1; ; failures++) {
      Duration wait;
      try {
        HubResponse response = once(address, headers, monitor);
        if (!response.isTemporary()) {
          return response;
        }
        wait = response.askedDelay().orElse(timing.wait(failures));
        response.close();
        LOG.info("{} answered {}", response.from(), response.status());
        if (failures >= timing.attempts() || wait.compareTo(timing.longestAsked()) > 0) {
          throw refused(response, wait);
        }
      } catch (IOException e) {
        if (failures >= timing.attempts()) {
          throw new UnavailableException(e, "model.unreachable", environment.endpoint().toString());
        }
        LOG.info("{} did not answer", address, e);
        wait = timing.wait(failures);
      }
      pause(wait, monitor);
    }
  }

  private UnavailableException refused(HubResponse response, Duration wait) {
    String host = response.from().getHost();
    return response.status() == HubResponse.TOO_MANY
        ? new UnavailableException("model.rateLimited", host, Math.max(1, wait.toSeconds()))
        : new UnavailableException("model.hubFailed", host, response.status());
  }

  /** Waits, unless the work is cancelled. */
  void pause(Duration wait, ProgressMonitor monitor) {
    long end = System.nanoTime() + wait.toNanos();
    CountDownLatch never = new CountDownLatch(1);
    try {
      while (System.nanoTime() - end < 0) {
        monitor.check();
        long left = Math.max(1, end - System.nanoTime());
        if (never.await(Math.min(left, GLANCE.toNanos()), TimeUnit.NANOSECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException(e, "progress.cancelled");
    }
  }

  private HubResponse once(URI address, Map<String, String> headers, ProgressMonitor monitor)
      throws IOException {
    URI now = address;
    Optional<String> linked = Optional.empty();
    for (int hop = 0; hop < MOST_HOPS; hop++) {
      var response = sent(now, headers, monitor);
      ResponseStream body = new ResponseStream(response.body(), timing.silence());
      Optional<String> etag = response.headers().firstValue("X-Linked-Etag");
      linked = environment.isHub(now) && etag.isPresent() ? etag : linked;
      if (!isRedirect(response.statusCode())) {
        return new HubResponse(response.statusCode(), response.headers(), body, now, linked);
      }
      body.close();
      now = target(now, response.headers().firstValue("Location").orElse(""));
    }
    throw new IOException("too many redirects from " + address);
  }

  private static boolean isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }

  private static URI target(URI from, String location) throws IOException {
    try {
      URI to = from.resolve(location);
      boolean secure = "https".equalsIgnoreCase(to.getScheme());
      boolean plain =
          "http".equalsIgnoreCase(to.getScheme()) && "http".equalsIgnoreCase(from.getScheme());
      if (to.getHost() != null && (secure || plain)) {
        return to;
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("a redirect to no address", e);
    }
    throw new IOException("a redirect from " + from.getHost() + " to an address that is not safe");
  }

  private HttpResponse<Flow.Publisher<List<ByteBuffer>>> sent(
      URI address, Map<String, String> headers, ProgressMonitor monitor) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(timing.silence())
            .header("User-Agent", "retune")
            .header("Accept-Encoding", "identity");
    headers.forEach(request::header);
    if (environment.isHub(address)) {
      environment.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
    }
    var sending = client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofPublisher());
    return awaited(sending, monitor);
  }

  private static <T> T awaited(CompletableFuture<T> sending, ProgressMonitor monitor)
      throws IOException {
    try {
      monitor.check();
      while (true) {
        try {
          return sending.get(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
          // not yet: the work may have been cancelled meanwhile
          monitor.check();
        }
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException(e, "progress.cancelled");
    } catch (CancelledException e) {
      sending.cancel(true);
      throw e;
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
