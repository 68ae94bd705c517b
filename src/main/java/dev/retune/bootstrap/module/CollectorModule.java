package dev.retune.bootstrap.module;

import dev.retune.collector.api.CollectorDependencies;
import dev.retune.collector.api.CollectorServer;
import dev.retune.collector.auth.ApiKeyRepository;
import dev.retune.collector.ingest.IdempotencyKeyRepository;
import dev.retune.collector.model.CollectorSettings;
import dev.retune.collector.otlp.trace.TraceRetention;
import dev.retune.collector.quarantine.QuarantineService;
import dev.retune.feedback.repository.SourceRepository;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.review.decision.ReviewItemRepository;

/** The collector's HTTP API, its keys, and quarantined votes. */
public final class CollectorModule {
  private final CoreServices core;
  private final IndexModule index;

  CollectorModule(CoreServices core, IndexModule index) {
    this.core = core;
    this.index = index;
  }

  public ApiKeyRepository keys() {
    return new ApiKeyRepository(core.workspace(), core.clock());
  }

  public IdempotencyKeyRepository requestKeys() {
    return new IdempotencyKeyRepository(core.workspace());
  }

  public TraceRetention traces() {
    return new TraceRetention(core.workspace());
  }

  public QuarantineService quarantine() {
    return new QuarantineService(core.workspace(), sources(), store(), core.clock());
  }

  /** Starts the server; the caller closes it. */
  public CollectorServer start(CollectorSettings asked) {
    return CollectorServer.start(
        asked,
        new CollectorDependencies(
            core.workspace(),
            sources(),
            store(),
            new LiveSearchAdapter(index.search(), index.versions()),
            core.clock()));
  }

  private SourceRepository sources() {
    return new SourceRepository(core.workspace(), core.clock());
  }

  private FeedbackStore store() {
    return new FeedbackStore(core.workspace(), core.clock(), new ReviewItemRepository());
  }
}
