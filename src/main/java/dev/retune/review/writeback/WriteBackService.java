package dev.retune.review.writeback;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.model.Source;
import dev.retune.feedback.repository.SourceRepository;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.feedback.writeback.WriteBackOpener;
import dev.retune.feedback.writeback.WriteBackTarget;
import dev.retune.persistence.Workspace;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the decisions that stand to the sources of their answers, and deletes those that do not
 * stand any more. Only one process may do so at a time.
 */
public final class WriteBackService {
  private final SourceRepository sources;
  private final WrittenDecisionRepository records;
  private final AnswerReviewReader reviews;
  private final WriteBackOpener opener;
  private final Clock clock;
  private final Texts texts;

  /** Works on one workspace; texts are those of the reasons that are kept. */
  public WriteBackService(Workspace workspace, WriteBackOpener opener, Clock clock, Texts texts) {
    this.sources = new SourceRepository(workspace, clock);
    this.records = new WrittenDecisionRepository(workspace);
    this.reviews = new AnswerReviewReader(workspace);
    this.opener = opener;
    this.clock = clock;
    this.texts = texts;
  }

  /** How decisions are written. */
  public enum Mode {
    /** Nothing is sent. */
    DRY_RUN,
    /** What the target refused before is left alone. */
    UNATTENDED,
    /** On a user's request: what the target refused before is tried again. */
    REQUESTED
  }

  /**
   * Brings a source up to date.
   *
   * @throws InvalidInputException when writing is switched off for it, or it cannot be written to
   * @throws dev.retune.common.error.UnavailableException when it is not reachable
   */
  public WriteBackReport write(SourceConfig config, Mode mode, ProgressMonitor monitor) {
    if (!config.writeBack() && mode != Mode.DRY_RUN) {
      throw new InvalidInputException("review.writeBack.off", config.name());
    }
    String location = opener.location(config);
    Optional<Source> source = sources.byName(config.name());
    Map<Long, Long> standing = source.map(s -> records.standing(s.id())).orElse(Map.of());
    List<WrittenDecision> known = source.map(s -> records.of(s.id(), location)).orElse(List.of());
    WriteBackPlan plan = WriteBackPlan.of(standing, known, mode != Mode.UNATTENDED);
    // a source with nothing to do is not asked every minute
    if (source.isEmpty() || (plan.answers().isEmpty() && mode == Mode.UNATTENDED)) {
      return new WriteBackPass(records, reviews, texts, clock).nothingToDo(config, location, plan);
    }
    try (WriteBackTarget target = opener.open(config)) {
      WriteBackPass pass = new WriteBackPass(records, reviews, texts, clock);
      return mode == Mode.DRY_RUN
          ? pass.preview(config, location, target, plan)
          : pass.run(config, location, source.get().id(), target, plan, monitor);
    }
  }
}
