package dev.retune.collector.api;

import dev.retune.collector.auth.ApiKeyCache;
import dev.retune.collector.auth.ApiKeyRepository;
import dev.retune.collector.auth.ApiKeyScope;
import dev.retune.collector.auth.ClientAddressResolver;
import dev.retune.collector.auth.RateLimiter;
import dev.retune.collector.auth.RequestAuthenticator;
import dev.retune.collector.auth.TrustedProxies;
import dev.retune.collector.http.ProblemResponseWriter;
import dev.retune.collector.http.PublicResources;
import dev.retune.collector.ingest.CollectorMetrics;
import dev.retune.collector.ingest.DefaultSourceProvider;
import dev.retune.collector.ingest.FeedbackGroupWriter;
import dev.retune.collector.ingest.FeedbackQueue;
import dev.retune.collector.ingest.IdempotencyKeyRepository;
import dev.retune.collector.ingest.SignedVoteUrls;
import dev.retune.collector.model.CollectorSettings;
import dev.retune.collector.otlp.genai.TelemetryReader;
import dev.retune.collector.otlp.genai.UserVoteNames;
import dev.retune.collector.otlp.trace.TraceGroupWriter;
import dev.retune.collector.otlp.trace.TraceQueue;
import dev.retune.collector.quarantine.BurstDetector;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.runtime.RepeatedFailureLog;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.javalin.util.JavalinBindException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running collector server. */
public final class CollectorServer implements AutoCloseable {
  private static final int WORKERS = 2;
  private static final Logger LOG = LoggerFactory.getLogger(CollectorServer.class);

  private final RepeatedFailureLog failureLog;
  private final ProblemResponseWriter problems;
  private final ExecutorService workers =
      Executors.newFixedThreadPool(
          WORKERS, Thread.ofPlatform().daemon().name("collector-", 0).factory());
  private final FeedbackQueue feedback;
  private final TraceQueue traces;
  private final CollectorMetrics metrics;
  private final Javalin javalin;

  private CollectorServer(CollectorSettings settings, CollectorDependencies dependencies) {
    // parsed first: a rejected setting must not leave threads behind
    TrustedProxies proxies = TrustedProxies.of(settings.trustedProxies());
    failureLog = new RepeatedFailureLog(LOG, dependencies.clock());
    problems = new ProblemResponseWriter(failureLog);
    DefaultSourceProvider source = new DefaultSourceProvider(dependencies.sources());
    feedback =
        new FeedbackQueue(
            new FeedbackGroupWriter(
                dependencies.store(),
                source,
                new IdempotencyKeyRepository(dependencies.workspace()),
                dependencies.clock()));
    traces =
        new TraceQueue(
            new TraceGroupWriter(dependencies.store(), source, dependencies.clock(), failureLog));
    metrics = new CollectorMetrics(feedback::length);
    ApiKeyCache keys =
        new ApiKeyCache(
            new ApiKeyRepository(dependencies.workspace(), dependencies.clock()),
            dependencies.clock());
    RequestAuthenticator authenticator =
        new RequestAuthenticator(
            keys,
            new RateLimiter(dependencies.clock()),
            settings.limits(),
            new ClientAddressResolver(proxies, failureLog));
    SignedVoteUrls addresses = new SignedVoteUrls(keys, dependencies.clock());
    BurstDetector bursts = new BurstDetector(dependencies.clock(), settings.limits().bursts());
    UserVoteNames names = new UserVoteNames(settings.voteNames());
    javalin =
        Javalin.create(
            config -> {
              new HttpConfiguration(settings, failureLog, problems).apply(config);
              config.requestLogger.http(this::count);
              config.routes.beforeMatched(authenticator::check);
              route(
                  config,
                  new VoteHandler(
                      feedback, authenticator, addresses, bursts, metrics, settings.voteBytes()),
                  new IngestHandler(
                      feedback,
                      dependencies.store(),
                      source,
                      problems,
                      workers,
                      dependencies.clock(),
                      settings.batchBytes()),
                  new SearchHandler(dependencies.search(), workers, settings.voteBytes()),
                  new HealthHandler(
                      dependencies.workspace(),
                      dependencies.search(),
                      () -> feedback.isWriting() && traces.isWriting(),
                      failureLog));
              OtlpHandler otlp =
                  new OtlpHandler(
                      traces,
                      new TelemetryReader(names, dependencies.clock()),
                      names,
                      bursts,
                      metrics,
                      problems,
                      settings.batchBytes());
              config.routes.post(
                  OtlpHandler.TRACES, otlp::traces, ApiKeyScope.FEEDBACK, ApiKeyScope.INGEST);
              config.routes.post(
                  OtlpHandler.LOGS, otlp::logs, ApiKeyScope.FEEDBACK, ApiKeyScope.INGEST);
              // a name may have folders
              config.routes.get(
                  "/prompts/<name>",
                  new PromptHandler(dependencies.prompts())::live,
                  ApiKeyScope.SEARCH);
              config.routes.post(
                  "/signed",
                  new SignHandler(keys, dependencies.clock(), settings.voteBytes())::sign,
                  ApiKeyScope.FEEDBACK);
            });
  }

  /**
   * Starts listening.
   *
   * @throws dev.retune.common.error.InvalidInputException when a trusted proxy is neither an
   *     address nor a network
   * @throws UnavailableException when the address is in use or does not belong to this machine
   */
  public static CollectorServer start(
      CollectorSettings settings, CollectorDependencies dependencies) {
    CollectorServer server = new CollectorServer(settings, dependencies);
    try {
      server.javalin.start();
      return server;
    } catch (JavalinBindException e) {
      server.close();
      throw new UnavailableException(
          e, "collector.cannotListen", settings.host(), String.valueOf(settings.port()));
    }
  }

  /** Returns the port, which matters when any free one was requested. */
  public int port() {
    return javalin.port();
  }

  /** Returns the served routes as method and path, sorted. */
  List<String> routes() {
    return javalin.unsafe.internalRouter.allHttpHandlers().stream()
        .map(parsed -> parsed.endpoint)
        .filter(endpoint -> endpoint.method.isHttpMethod())
        .map(endpoint -> endpoint.method + " " + endpoint.path.replace('<', '{').replace('>', '}'))
        .sorted()
        .toList();
  }

  private void route(
      JavalinConfig config,
      VoteHandler vote,
      IngestHandler ingest,
      SearchHandler search,
      HealthHandler health) {
    config.routes.post("/feedback", vote::take, ApiKeyScope.FEEDBACK);
    config.routes.post(SignedVoteUrls.PATH, vote::takeSigned);
    config.routes.post("/conversations", ingest::conversations, ApiKeyScope.INGEST);
    config.routes.post("/documents", ingest::documents, ApiKeyScope.INGEST);
    config.routes.post("/search", search::search, ApiKeyScope.SEARCH);
    config.routes.get("/health", health::health);
    config.routes.get("/metrics", this::metrics, ApiKeyScope.METRICS);
    PublicResources.route(config.routes);
  }

  private void metrics(Context ctx) {
    ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(metrics.text());
  }

  private void count(Context ctx, float milliseconds) {
    Endpoint endpoint = ctx.endpoints().matchedHttpEndpoint();
    String path = endpoint == null ? "other" : endpoint.path;
    metrics.request(path, ctx.statusCode(), milliseconds / 1000);
  }

  /** Stops listening, stores what was accepted, and shuts down. */
  @Override
  public void close() {
    javalin.stop();
    feedback.close();
    traces.close();
    workers.close();
  }
}
