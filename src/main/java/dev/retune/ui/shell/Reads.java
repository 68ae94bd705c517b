package dev.retune.ui.shell;

import dev.retune.index.IndexVersion;
import dev.retune.index.SearchService;
import dev.retune.retrain.RetrainRequest;
import dev.retune.retrain.RetrainResult;
import dev.retune.retrain.TriggerReading;
import dev.retune.ui.retrain.RetrainReads;
import dev.retune.work.Monitor;
import java.time.Instant;
import java.util.List;

/** The services as each screen asks for them, at the moment it asks. */
record Reads(Services services) implements RetrainReads {

  private Instant now() {
    return services.place().clock().instant();
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
