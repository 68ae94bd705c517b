package dev.retune.bootstrap.module;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.collector.api.CollectorDependencies;
import dev.retune.collector.api.CollectorServer;
import dev.retune.collector.auth.ApiKeyRepository;
import dev.retune.collector.ingest.IdempotencyKeyRepository;
import dev.retune.collector.model.CollectorSettings;
import dev.retune.collector.otlp.trace.TraceRetention;
import dev.retune.collector.quarantine.QuarantineService;
import dev.retune.common.text.JsonFormat;
import dev.retune.feedback.repository.SourceRepository;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.prompting.exchange.PromptDocument;
import dev.retune.review.decision.ReviewItemRepository;
import java.util.Optional;

/** The collector's HTTP API, its keys, and quarantined votes. */
public final class CollectorModule {
  private final CoreServices core;
  private final IndexModule index;
  private final PromptingModule prompting;

  CollectorModule(CoreServices core, IndexModule index, PromptingModule prompting) {
    this.core = core;
    this.index = index;
    this.prompting = prompting;
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
            this::livePrompt,
            core.clock()));
  }

  private Optional<JsonNode> livePrompt(String name) {
    return prompting
        .services()
        .library()
        .findLive(name)
        .map(PromptDocument::exported)
        .map(JsonFormat.mapper()::<JsonNode>valueToTree);
  }

  private SourceRepository sources() {
    return new SourceRepository(core.workspace(), core.clock());
  }

  private FeedbackStore store() {
    return new FeedbackStore(core.workspace(), core.clock(), new ReviewItemRepository());
  }
}
