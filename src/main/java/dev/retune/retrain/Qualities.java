package dev.retune.retrain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.index.Evaluation;
import dev.retune.index.IndexVersion;
import dev.retune.text.Json;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the figures that the gate left with a version. */
public final class Qualities {
  private static final Logger LOG = LoggerFactory.getLogger(Qualities.class);

  private final JsonMapper json = Json.mapper();

  /** What is kept with a version; empty when it was never asked a question. */
  public Optional<Quality> of(IndexVersion version) {
    return version.metrics().flatMap(this::read).filter(quality -> quality.questions() > 0);
  }

  private Optional<Quality> read(String metrics) {
    try {
      Comparison kept = json.readValue(metrics, Comparison.class);
      return Optional.of(
          new Quality(
              kept.candidate().ndcgAt10(),
              kept.interval(),
              kept.candidate().queries(),
              kept.baseline().map(Evaluation::ndcgAt10)));
    } catch (JsonProcessingException e) {
      LOG.warn("a version's figures cannot be read: {}", e.getOriginalMessage());
      return Optional.empty();
    }
  }
}
