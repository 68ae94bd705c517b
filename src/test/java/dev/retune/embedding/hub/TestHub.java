package dev.retune.embedding.hub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.retune.common.text.JsonFormat;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A hub on 127.0.0.1, whose large files come from another host, which is localhost on another port.
 * It speaks the part of the hub's protocol that models are downloaded with, and fails on demand.
 */
public final class TestHub implements AutoCloseable {
  private static final Pattern API =
      Pattern.compile("/api/models/(.+?)/(revision|tree|paths-info)/([^/]+)");
  private static final Pattern FILE = Pattern.compile("/(.+?)/resolve/([^/]+)/(.+)");

  private final HttpServer hub;
  private final HttpServer other;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final String prefix;
  private final Map<String, HubRepository> repositories = new HashMap<>();
  private final Map<String, String> renamed = new HashMap<>();
  private final List<String> requests = new ArrayList<>();
  private final Deque<Failure> failures = new ArrayDeque<>();
  private final HubContentSender sender = new HubContentSender();
  private final AtomicLong tokensAtOther = new AtomicLong();
  private final AtomicLong tokensAtHub = new AtomicLong();
  private final HubListing listing;
  private volatile int otherStatus;

  /**
   * A place of a large file at which sending stops.
   *
   * @param reached open once all before it is sent
   * @param released open when the connection may be given up
   * @param atOnce what the sending thread does when it has sent all before the place
   */
  public record Hold(int place, CountDownLatch reached, CountDownLatch released, Runnable atOnce) {}

  private record Failure(int status, Map<String, String> headers) {}

  /** A hub at the root of its host. */
  public TestHub() throws IOException {
    this("");
  }

  /** A hub under a path. */
  public TestHub(String prefix) throws IOException {
    this.prefix = prefix;
    hub = server(InetAddress.ofLiteral("127.0.0.1"));
    other = server(InetAddress.getByName("localhost"));
    listing = new HubListing(prefix, repositories, endpoint());
    hub.createContext("/", exchange -> handle(exchange, this::atHub));
    other.createContext("/", exchange -> handle(exchange, this::atOther));
    hub.start();
    other.start();
  }

  private HttpServer server(InetAddress host) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(host, 0), 0);
    server.setExecutor(workers);
    return server;
  }

  public String endpoint() {
    return "http://127.0.0.1:" + hub.getAddress().getPort() + prefix;
  }

  public TestHub with(HubRepository repository) {
    repositories.put(repository.name, repository);
    return this;
  }

  /** An old name that leads to a repository. */
  public TestHub renamed(String old, String now) {
    renamed.put(old, now);
    return this;
  }

  /** Fails the next request at the hub. */
  public synchronized void failNext(int status, Map<String, String> headers) {
    failures.add(new Failure(status, headers));
  }

  /** Changes one byte of a file that is sent. */
  public void flip(String path) {
    sender.flipped.add(path);
  }

  public void unflip(String path) {
    sender.flipped.remove(path);
  }

  /** Answers 200 with the whole file to a request for a part. */
  public void ignoreRanges(boolean ignored) {
    sender.rangesIgnored = ignored;
  }

  /** Sends content no faster than this. */
  public void throttle(long rate) {
    sender.bytesPerSecond = rate;
  }

  /** Sends no byte of a large file from a place on. */
  public Hold holdAt(int place) {
    return holdAt(place, () -> {});
  }

  /**
   * Sends no byte of a large file from a place on.
   *
   * @param atOnce run by the sending thread, while the bytes before the place are on their way
   */
  public Hold holdAt(int place, Runnable atOnce) {
    Hold now = new Hold(place, new CountDownLatch(1), new CountDownLatch(1), atOnce);
    sender.hold = Optional.of(now);
    return now;
  }

  /** Sends on. */
  public void release() {
    sender.hold.ifPresent(each -> each.released().countDown());
    sender.hold = Optional.empty();
  }

  /** Breaks each connection after a number of bytes of content. */
  public void breakAfter(long bytes) {
    sender.breakAfter = bytes;
  }

  /** Refuses all requests at the other host. */
  public void failOther(int status) {
    otherStatus = status;
  }

  /** Lists files in pages, whose links begin with an address. */
  public void page(int size, String base) {
    listing.page(size, base);
  }

  /** The requests so far, method and path. */
  public synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  /** Bytes of content sent. */
  public long sent() {
    return sender.sent.get();
  }

  /** Requests at the other host that held credentials. */
  public long tokensAtOther() {
    return tokensAtOther.get();
  }

  /** Requests at the hub that held credentials. */
  public long tokensAtHub() {
    return tokensAtHub.get();
  }

  /** Answers a request. */
  private interface Handler {
    void answer(HttpExchange exchange, String path) throws IOException;
  }

  private void handle(HttpExchange exchange, Handler handler) throws IOException {
    try (exchange) {
      synchronized (this) {
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
      }
      handler.answer(exchange, exchange.getRequestURI().getRawPath());
    } catch (IOException e) {
      // the client went away, or was meant to be cut off
      exchange.close();
    }
  }

  private void atHub(HttpExchange exchange, String raw) throws IOException {
    if (exchange.getRequestHeaders().containsKey("Authorization")) {
      tokensAtHub.incrementAndGet();
    }
    Failure failure;
    synchronized (this) {
      failure = failures.poll();
    }
    if (failure != null) {
      failure.headers().forEach(exchange.getResponseHeaders()::set);
      HubAnswers.json(exchange, failure.status(), JsonFormat.mapper().createObjectNode());
      return;
    }
    if (!raw.startsWith(prefix + "/")) {
      HubAnswers.json(exchange, 404, JsonFormat.mapper().createObjectNode());
      return;
    }
    String path = raw.substring(prefix.length());
    Matcher api = API.matcher(path);
    Matcher file = FILE.matcher(path);
    if (path.equals("/api/models")) {
      listing.search(exchange);
    } else if (api.matches()) {
      about(exchange, api);
    } else if (file.matches()) {
      Optional<HubRepository> repository = found(exchange, file.group(1), file.group(2), path);
      if (repository.isPresent()) {
        content(exchange, repository.get(), HubAnswers.decoded(file.group(3)));
      }
    } else {
      HubAnswers.json(exchange, 404, JsonFormat.mapper().createObjectNode());
    }
  }

  /** Answers for repositories that are not there, refuse, or are elsewhere. */
  private Optional<HubRepository> found(
      HttpExchange exchange, String name, String revision, String path) throws IOException {
    String now = renamed.get(name);
    if (now != null) {
      exchange.getResponseHeaders().set("Location", prefix + path.replace(name, now));
      exchange.sendResponseHeaders(307, -1);
      return Optional.empty();
    }
    HubRepository repository = repositories.get(name);
    if (repository == null) {
      HubAnswers.refuse(exchange, 401, "RepoNotFound");
      return Optional.empty();
    }
    if (repository.errorCode.isPresent()) {
      HubAnswers.refuse(exchange, repository.errorStatus, repository.errorCode.get());
      return Optional.empty();
    }
    if (!Set.of("main", "HEAD", repository.commit()).contains(HubAnswers.decoded(revision))) {
      HubAnswers.refuse(exchange, 404, "RevisionNotFound");
      return Optional.empty();
    }
    return Optional.of(repository);
  }

  private void about(HttpExchange exchange, Matcher api) throws IOException {
    Optional<HubRepository> found =
        found(
            exchange,
            api.group(1),
            api.group(3),
            exchange.getRequestURI().toString().substring(prefix.length()));
    if (found.isEmpty()) {
      return;
    }
    switch (api.group(2)) {
      case "revision" -> HubAnswers.json(exchange, 200, found.get().described());
      case "tree" -> listing.tree(exchange, found.get());
      default -> HubListing.pathsInfo(exchange, found.get());
    }
  }

  private void content(HttpExchange exchange, HubRepository repository, String path)
      throws IOException {
    byte[] content = repository.files.get(path);
    if (repository.contentGated) {
      HubAnswers.refuse(exchange, 401, "GatedRepo");
    } else if (content == null) {
      HubAnswers.refuse(exchange, 404, "EntryNotFound");
    } else if (HubRepository.isLarge(content)) {
      String hash = HubRepository.sha256(content);
      var headers = exchange.getResponseHeaders();
      headers.set("X-Repo-Commit", repository.commit());
      headers.set("X-Linked-Etag", "\"" + hash + "\"");
      headers.set("X-Linked-Size", String.valueOf(content.length));
      headers.set(
          "Location",
          "http://localhost:%d/%s/%s"
              .formatted(other.getAddress().getPort(), repository.name, path));
      exchange.sendResponseHeaders(302, -1);
    } else {
      exchange.getResponseHeaders().set("X-Repo-Commit", repository.commit());
      sender.send(exchange, path, content, HubRepository.gitSha1(content));
    }
  }

  private void atOther(HttpExchange exchange, String raw) throws IOException {
    if (exchange.getRequestHeaders().containsKey("Authorization")) {
      tokensAtOther.incrementAndGet();
    }
    if (otherStatus != 0) {
      exchange.sendResponseHeaders(otherStatus, -1);
      return;
    }
    String path = HubAnswers.decoded(raw.substring(1));
    for (HubRepository each : repositories.values()) {
      if (path.startsWith(each.name + "/")) {
        String file = path.substring(each.name.length() + 1);
        byte[] content = each.files.get(file);
        if (content != null) {
          sender.send(exchange, file, content, HubRepository.sha256(content));
          return;
        }
      }
    }
    exchange.sendResponseHeaders(404, -1);
  }

  /** The environment that leads to this hub. */
  public HubEnvironment environment(java.nio.file.Path cache, Optional<String> token) {
    return new HubEnvironment(
        URI.create(endpoint()), token, cache, false, HubProxySelector.of(Map.of()));
  }

  @Override
  public void close() {
    release();
    hub.stop(0);
    other.stop(0);
    workers.close();
  }
}
