package dev.retune.ui.shell;

import dev.retune.feedback.Conversation;
import dev.retune.feedback.Vote;
import dev.retune.feedback.VoteFilter;
import dev.retune.feedback.VoteKey;
import dev.retune.feedback.VoteRow;
import dev.retune.index.IndexVersion;
import dev.retune.index.SearchService;
import dev.retune.retrain.RetrainRequest;
import dev.retune.retrain.RetrainResult;
import dev.retune.retrain.TriggerReading;
import dev.retune.stats.Stats;
import dev.retune.stats.Window;
import dev.retune.ui.feedback.FeedbackReads;
import dev.retune.ui.retrain.RetrainReads;
import dev.retune.work.Monitor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The services as each screen asks for them, at the moment it asks. */
record Reads(Services services) implements FeedbackReads, RetrainReads {

  private Instant now() {
    return services.place().clock().instant();
  }

  @Override
  public Stats stats(Window window) {
    return services.looks().stats().apply(window, now());
  }

  @Override
  public Optional<Instant> since(Window window) {
    return services.feedback().since().apply(window, now());
  }

  @Override
  public List<VoteRow> page(VoteFilter filter, Optional<VoteKey> after, int limit) {
    return services.feedback().page().of(filter, after, limit);
  }

  @Override
  public long count(VoteFilter filter) {
    return services.feedback().count().apply(filter);
  }

  @Override
  public Optional<Conversation> conversation(long id) {
    return services.feedback().conversation().apply(id);
  }

  @Override
  public List<Vote> votes(long conversationId) {
    return services.feedback().votes().apply(conversationId);
  }

  @Override
  public TriggerReading trigger() {
    return services.looks().trigger().apply(now());
  }

  @Override
  public List<String> models() {
    return services.retraining().models().get();
  }

  @Override
  public List<IndexVersion> versions() {
    return services.retraining().versions().get();
  }

  @Override
  public RetrainResult run(RetrainRequest request, Monitor monitor) {
    return services.retraining().run().apply(request, monitor);
  }

  @Override
  public IndexVersion promote(String version) {
    return services.retraining().promote().apply(version);
  }

  @Override
  public IndexVersion rollback() {
    return services.retraining().rollback().get();
  }

  @Override
  public SearchService.Answer search(String text, int k) {
    return services.retraining().search().apply(text, k);
  }
}
