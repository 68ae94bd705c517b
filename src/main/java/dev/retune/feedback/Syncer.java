package dev.retune.feedback;

import dev.retune.db.DatabaseUrl;
import dev.retune.db.Workspace;
import dev.retune.fault.BadInput;
import dev.retune.fault.Failure;
import dev.retune.fault.Unavailable;
import dev.retune.text.Texts;
import dev.retune.work.Monitor;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pulls new and changed rows from chat products' databases, see {@link SyncPass}. Each batch is one
 * transaction with its roll-ups and its watermark, so that a sync that is killed goes on at the
 * next.
 */
public final class Syncer {
  private static final Logger log = LoggerFactory.getLogger(Syncer.class);

  private final Clock clock;
  private final Texts texts;
  private final Function<String, Optional<String>> environment;
  private final Sources sources;
  private final FeedbackStore store;
  private final Watermarks watermarks;
  private final TakenBackVotes takenBack;
  private final WaitingVotes waiting;

  /**
   * Into a workspace.
   *
   * @param texts the language of the reasons why rows are rejected
   * @param environment gives the passwords that {@link SourceConfig#passwordEnv} names
   */
  public Syncer(
      Workspace workspace,
      Clock clock,
      Texts texts,
      Function<String, Optional<String>> environment) {
    this.clock = clock;
    this.texts = texts;
    this.environment = environment;
    this.sources = new Sources(workspace, clock);
    this.store = new FeedbackStore(workspace, clock);
    this.watermarks = new Watermarks(workspace);
    this.takenBack = new TakenBackVotes(workspace, clock);
    this.waiting = new WaitingVotes(workspace);
  }

  /**
   * Pulls from each source; one that fails does not keep the others from being read.
   *
   * @return a report for each, in their order
   * @throws Unavailable when a source cannot be reached, after the others have been read
   * @throws BadInput when a source has no tables that are recognised, none of its votes belongs to
   *     an answer, or more of them are gone at once than is plausible, likewise
   */
  public List<ImportReport> sync(List<SourceConfig> configs, Monitor monitor) {
    List<ImportReport> reports = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    for (SourceConfig config : configs) {
      try {
        reports.add(sync(config, monitor));
      } catch (BadInput | Unavailable failure) {
        if (!failures.isEmpty()) {
          log.warn("sync of {}", config.name(), failure);
        }
        failures.add(failure);
      }
    }
    if (!failures.isEmpty()) {
      throw failures.getFirst();
    }
    return reports;
  }

  private ImportReport sync(SourceConfig config, Monitor monitor) {
    DatabaseUrl url = DatabaseUrl.parse(config.url());
    try (SourceDatabase database = new SourceOpener(environment).open(config, url)) {
      List<TableShape> tables =
          new TableFinder(config.name(), database, database.tables(), config.mapping()).find();
      VoteScale scale =
          new SourceChecks(config.name(), new SourceProbe(database), config.mapping())
              .check(tables);
      Source source =
          sources.named(
              config.name(),
              database.dialect().kind(),
              Optional.of(SourceOpener.location(config, url)));
      try (Intake intake = new Intake(store, source, texts, true)) {
        intake.from(tables);
        intake.scaled(scale);
        RowParser parser = new RowParser(config.mapping(), clock, scale.understood());
        SyncPass pass =
            new SyncPass(database, config, source, store, watermarks, takenBack, clock, monitor);
        List<SyncPass.Doubt> doubts = new ArrayList<>();
        for (TableShape table : tables) {
          pass.read(table, parser, intake).ifPresent(doubts::add);
        }
        ImportReport report = intake.report(config.name());
        refuse(report, source, doubts);
        return report;
      }
    } catch (SQLException e) {
      throw SourceOpener.unavailable(e, config);
    }
  }

  /** What was stored stays; that it is not what was hoped for is said once more, as a failure. */
  private void refuse(ImportReport report, Source source, List<SyncPass.Doubt> doubts) {
    Optional<WaitingVotes.Waiting> waits = waiting.of(source).filter(WaitingVotes.Waiting::all);
    if (waits.isPresent()) {
      throw new BadInput("feedback.allWait", report.file(), waits.get().votes());
    }
    if (!doubts.isEmpty()) {
      throw new BadInput(
          "feedback.manyGone", report.file(), doubts.getFirst().gone(), doubts.getFirst().known());
    }
  }
}
