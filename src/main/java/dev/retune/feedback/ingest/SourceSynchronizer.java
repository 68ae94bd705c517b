package dev.retune.feedback.ingest;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.model.Source;
import dev.retune.feedback.parsing.RowParser;
import dev.retune.feedback.parsing.VoteScale;
import dev.retune.feedback.profile.ProfileCatalog;
import dev.retune.feedback.repository.SourceRepository;
import dev.retune.feedback.repository.UnmatchedVoteRepository;
import dev.retune.feedback.source.RecognizedTable;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.feedback.source.SourceConnector;
import dev.retune.feedback.source.SourceDatabase;
import dev.retune.feedback.source.SourceOpener;
import dev.retune.feedback.staging.CopiedRows;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.persistence.Workspace;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Synchronizes new and changed rows from the databases of chat products, see {@link SyncPass}. Each
 * batch is stored in one transaction with its roll-ups and its watermark, so an interrupted sync
 * resumes where it stopped.
 */
public final class SourceSynchronizer {
  /**
   * Result of synchronizing several sources.
   *
   * @param reports a report of each source that was read, in order
   * @param failures why each of the others was not, in order
   */
  public record Outcome(List<ImportReport> reports, List<ApplicationException> failures) {
    /** Makes defensive copies. */
    public Outcome {
      reports = List.copyOf(reports);
      failures = List.copyOf(failures);
    }

    /** The reports; throws the first failure, if there is any. */
    public List<ImportReport> reportsOfAll() {
      if (!failures.isEmpty()) {
        throw failures.getFirst();
      }
      return reports;
    }
  }

  private static final Logger log = LoggerFactory.getLogger(SourceSynchronizer.class);

  private final Clock clock;
  private final Texts texts;
  private final SourceConnector connector;
  private final EarlierSyncs earlier;
  private final SourceRepository sources;
  private final FeedbackStore store;
  private final WatermarkRepository watermarks;
  private final RetractedVotes retracted;
  private final UnmatchedVoteRepository waiting;

  /**
   * For one workspace.
   *
   * @param store where rows are stored
   * @param catalog profiles by which products are recognized
   * @param texts language of messages in reports
   * @param connector opens the sources
   */
  public SourceSynchronizer(
      Workspace workspace,
      FeedbackStore store,
      Clock clock,
      ProfileCatalog catalog,
      Texts texts,
      SourceConnector connector) {
    this.clock = clock;
    this.texts = texts;
    this.connector = connector;
    this.sources = new SourceRepository(workspace, clock);
    this.store = store;
    this.watermarks = new WatermarkRepository(workspace);
    this.earlier = new EarlierSyncs(watermarks, sources, new SourcePlanner(catalog));
    this.retracted = new RetractedVotes(workspace, store);
    this.waiting = new UnmatchedVoteRepository(workspace);
  }

  /**
   * Synchronizes each source; a failing source does not affect the others.
   *
   * @return a report per source, in order
   * @throws UnavailableException when a source is not reachable; thrown after the others have been
   *     synchronized
   * @throws InvalidInputException when a source has no recognized tables, or no longer those that
   *     earlier syncs have read, none of its votes joins an answer, or implausibly many votes are
   *     missing at once; thrown after the others have been synchronized
   */
  public List<ImportReport> sync(List<SourceConfig> configs, ProgressMonitor monitor) {
    return syncEach(configs, monitor).reportsOfAll();
  }

  /** The same, with the reports of the sources that were read beside the failures of the others. */
  public Outcome syncEach(List<SourceConfig> configs, ProgressMonitor monitor) {
    List<ImportReport> reports = new ArrayList<>();
    List<ApplicationException> failures = new ArrayList<>();
    for (SourceConfig config : configs) {
      try {
        reports.add(sync(config, monitor));
      } catch (InvalidInputException | UnavailableException failure) {
        log.warn("the source {} could not be synchronized", config.name(), failure);
        failures.add(failure);
      }
    }
    return new Outcome(reports, failures);
  }

  private ImportReport sync(SourceConfig config, ProgressMonitor monitor) {
    try (SourceDatabase database = connector.open(config, monitor)) {
      SyncRanges.StoredSource stored = new SyncRanges.StoredSource(sources.byName(config.name()));
      SourcePlan plan = earlier.plan(config, stored, database);
      SyncRanges ranges =
          SyncRanges.of(database, plan.tables(), config, stored, watermarks, clock.instant());
      long newestVote = retracted.newest();
      try (CopiedRows copied = CopiedRows.within(database, ranges.copied(), monitor)) {
        VoteScale scale = SourcePlanner.check(config.name(), plan, copied);
        Source source =
            sources.named(config.name(), database.dialect().kind(), connector.location(config));
        return read(
            plan,
            scale,
            new SyncPass(
                database,
                copied,
                ranges,
                config,
                source,
                store,
                watermarks,
                retracted,
                newestVote,
                clock,
                monitor),
            config,
            source);
      }
    } catch (SQLException e) {
      throw SourceOpener.unavailable(e, config);
    }
  }

  private ImportReport read(
      SourcePlan plan, VoteScale scale, SyncPass pass, SourceConfig config, Source source)
      throws SQLException {
    try (BatchImporter importer = new BatchImporter(store, source, texts, true)) {
      plan.tell(importer);
      importer.scaled(scale);
      RowParser parser = plan.parser(clock, scale);
      List<SyncPass.Doubt> doubts = new ArrayList<>();
      for (RecognizedTable table : plan.tables()) {
        pass.read(table, parser, importer).ifPresent(doubts::add);
      }
      ImportReport report = importer.report(config.name());
      refuse(report, source, doubts);
      earlier.remember(source, plan, clock.instant());
      return report;
    }
  }

  /** Rows already stored are kept; the unexpected result is additionally reported as a failure. */
  private void refuse(ImportReport report, Source source, List<SyncPass.Doubt> doubts) {
    Optional<UnmatchedVoteRepository.Waiting> waits =
        waiting.of(source).filter(UnmatchedVoteRepository.Waiting::all);
    if (waits.isPresent()) {
      throw new InvalidInputException("feedback.allWait", report.file(), waits.get().votes());
    }
    if (!doubts.isEmpty()) {
      throw new InvalidInputException(
          "feedback.manyGone", report.file(), doubts.getFirst().gone(), doubts.getFirst().known());
    }
  }
}
