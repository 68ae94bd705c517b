package dev.retune.retrain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.index.IndexSpec;
import dev.retune.index.Query;
import dev.retune.index.TrialBuilder;
import dev.retune.index.Weighing;
import dev.retune.text.Json;
import dev.retune.work.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was tried, in files beside the trials, so that a run that goes on after another one broke
 * off does not try it again. They hold for the same documents, questions and weighing only.
 */
final class TrialNotes {
  private static final Logger LOG = LoggerFactory.getLogger(TrialNotes.class);

  private final TrialBuilder builder;
  private final String corpus;
  private final List<Query> questions;
  private final Weighing now;
  private final JsonMapper json = Json.mapper();

  TrialNotes(TrialBuilder builder, String corpus, List<Query> questions, Weighing now) {
    this.builder = builder;
    this.corpus = corpus;
    this.questions = questions;
    this.now = now;
  }

  /**
   * A trial.
   *
   * @param options what it gave under some weighings, the best last
   * @param seconds that it took
   */
  record Trial(List<Option> options, double seconds) {}

  /** What a file holds. */
  private record Note(String corpus, List<Query> questions, Weighing now, Trial trial) {}

  private Path file(IndexSpec layout, double pull) {
    return builder.notes(layout, Math.round(pull) + ".json");
  }

  /** The trial of a layout with a matrix of this pull, 0 for none, if it was done before. */
  Optional<Trial> read(IndexSpec layout, double pull) {
    Path file = file(layout, pull);
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
      LOG.info("what was tried before cannot be read and is tried again: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /** Keeps one; without it the next run tries again. */
  void write(IndexSpec layout, double pull, Trial trial) {
    Path file = file(layout, pull);
    byte[] note = json(new Note(corpus, questions, now, trial));
    try {
      AtomicFiles.replace(file, out -> out.write(note));
    } catch (IOException e) {
      LOG.info("what was tried cannot be kept: {}", e.getMessage());
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
