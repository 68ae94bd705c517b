package dev.retune.retraining.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.common.text.JsonFormat;
import dev.retune.index.evaluation.RetrievalEvaluation;
import dev.retune.index.version.IndexVersion;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the figures that the gate left with a version. */
public final class GateMetricsReader {
  private static final Logger LOG = LoggerFactory.getLogger(GateMetricsReader.class);

  private final JsonMapper json = JsonFormat.mapper();

  /** What is kept with a version; empty when it was never asked a question. */
  public Optional<RetrievalQuality> of(IndexVersion version) {
    return version.metrics().flatMap(this::read).filter(quality -> quality.questions() > 0);
  }

  private Optional<RetrievalQuality> read(String metrics) {
    try {
      CandidateComparison kept = json.readValue(metrics, CandidateComparison.class);
      return Optional.of(
          new RetrievalQuality(
              kept.candidate().ndcgAt10(),
              kept.interval(),
              kept.candidate().queries(),
              kept.baseline().map(RetrievalEvaluation::ndcgAt10)));
    } catch (JsonProcessingException e) {
      LOG.warn("a version's figures cannot be read: {}", e.getOriginalMessage());
      return Optional.empty();
    }
  }
}
