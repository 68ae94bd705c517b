package dev.retune.retraining.tuning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.common.io.AtomicFiles;
import dev.retune.common.io.Sha256;
import dev.retune.common.text.JsonFormat;
import dev.retune.index.model.GoldenQuestion;
import dev.retune.index.model.HybridWeights;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.model.Reranking;
import dev.retune.index.tuning.TrialBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores trial results in files beside the trials, so that a resumed run need not repeat them. They
 * are valid only for the same documents, questions and weights.
 */
final class TrialLog {
  private static final Logger LOG = LoggerFactory.getLogger(TrialLog.class);

  private final TrialBuilder builder;
  private final String corpus;
  private final List<GoldenQuestion> questions;
  private final HybridWeights now;
  private final JsonMapper json = JsonFormat.mapper();

  TrialLog(TrialBuilder builder, String corpus, List<GoldenQuestion> questions, HybridWeights now) {
    this.builder = builder;
    this.corpus = corpus;
    this.questions = questions;
    this.now = now;
  }

  /**
   * A trial.
   *
   * @param options the results for several weights, the best last
   * @param seconds its duration
   */
  record Trial(List<TrialCandidate> options, double seconds) {}

  /** The content of a file. */
  private record Note(
      String corpus, List<GoldenQuestion> questions, HybridWeights now, Trial trial) {}

  private Path file(IndexSpec layout, String kind) {
    return builder.notes(layout, kind + ".json");
  }

  /** The kind of a trial with a matrix of this regularisation, or 0 for none. */
  static String kind(double pull) {
    return String.valueOf(Math.round(pull));
  }

  /** The kind of a trial that reranks the best documents of another one. */
  static String kind(TrialCandidate base, Reranking how) {
    String both = base.spec().summary() + how.modelFingerprint() + how.tokenizerFingerprint();
    return kind(base.pull()) + "-" + how.depth() + "-" + Sha256.hex(both).substring(0, 16);
  }

  /** The earlier trial of a spec, of a kind. */
  Optional<Trial> read(IndexSpec layout, String kind) {
    Path file = file(layout, kind);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      Note note = json.readValue(Files.readString(file), Note.class);
      return Optional.of(note)
          .filter(n -> corpus.equals(n.corpus()) && questions.equals(n.questions()))
          .filter(n -> now.equals(n.now()))
          .map(Note::trial)
          .filter(trial -> !trial.options().isEmpty());
    } catch (IOException e) {
      LOG.info("Earlier trials cannot be read and are repeated: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /** Stores a trial; if this fails, the next run repeats it. */
  void write(IndexSpec layout, String kind, Trial trial) {
    Path file = file(layout, kind);
    byte[] note = json(new Note(corpus, questions, now, trial));
    try {
      AtomicFiles.replace(file, out -> out.write(note));
    } catch (IOException e) {
      LOG.info("A trial cannot be stored: {}", e.getMessage());
    }
  }

  private byte[] json(Note note) {
    try {
      return json.writeValueAsBytes(note);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
