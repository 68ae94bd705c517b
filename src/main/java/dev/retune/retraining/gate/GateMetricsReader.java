package dev.retune.retraining.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.common.text.JsonFormat;
import dev.retune.index.evaluation.RetrievalEvaluation;
import dev.retune.index.version.IndexVersion;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the gate's metrics stored with a version. */
public final class GateMetricsReader {
  private static final Logger LOG = LoggerFactory.getLogger(GateMetricsReader.class);

  private final JsonMapper json = JsonFormat.mapper();

  /** The stored metrics; empty when the version was never evaluated. */
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
      LOG.warn("The metrics of a version cannot be read: {}", e.getOriginalMessage());
      return Optional.empty();
    }
  }
}
