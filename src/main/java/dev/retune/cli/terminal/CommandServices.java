package dev.retune.cli.terminal;

import dev.retune.backup.BackupService;
import dev.retune.backup.RestoreService;
import dev.retune.collector.auth.ApiKeyRepository;
import dev.retune.collector.quarantine.QuarantineService;
import dev.retune.common.error.ApplicationException;
import dev.retune.common.i18n.Texts;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.export.Exporter;
import dev.retune.feedback.ingest.Importer;
import dev.retune.index.evaluation.RetrievalEvaluator;
import dev.retune.index.golden.GoldenSetImporter;
import dev.retune.index.golden.GoldenSetSummary;
import dev.retune.index.search.SearchService;
import dev.retune.index.search.VersionSearcher;
import dev.retune.index.version.IndexVersionRepository;
import dev.retune.pipeline.FeedbackPipeline;
import dev.retune.reasons.ReasonService;
import dev.retune.retraining.run.PromotionHistory;
import dev.retune.retraining.trigger.TriggerService;
import dev.retune.settings.model.Settings;
import dev.retune.statistics.StatisticsService;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What the commands are handed; each part is built when it is first asked for. */
public interface CommandServices extends AutoCloseable {
  /** Who hears what is told beside an answer, such as a device that is not there. */
  void beside(Consumer<ApplicationException> listener);

  Texts texts();

  /** Now, or the moment the command line names. */
  Clock clock();

  Settings settings();

  /** The file that tells the settings; empty when there is none and all are standard. */
  Optional<Path> settingsPath();

  ModelCatalog models();

  Importer importer();

  ReasonService reasons();

  StatisticsService stats();

  TriggerService trigger();

  IndexVersionRepository versions();

  SearchService search();

  /** A version that is opened for questions: the one named, else the live one. */
  VersionSearcher searcher(Optional<String> version);

  RetrievalEvaluator evaluator();

  /** Size, balance and origins of the golden set. */
  GoldenSetSummary goldenSummary();

  GoldenSetImporter goldenImport();

  /** What users made of each change of the live index. */
  PromotionHistory history();

  FeedbackPipeline loop();

  Exporter exporter();

  /** The collector's API keys. */
  ApiKeyRepository keys();

  /** Bursts of votes that are kept out of the figures. */
  QuarantineService quarantine();

  /** Writes all that there is to one file. */
  BackupService backup();

  /** Makes a home of such a file; must be asked before anything else is opened. */
  RestoreService restore();

  /** What works and what does not, and what to do about it. */
  List<Check> doctor();

  /**
   * Starts the collector and the schedule.
   *
   * @param origins pages that may call from a browser
   * @param trustedProxies networks of proxies whose word on where a request came from is taken
   */
  Server serve(String host, int port, List<String> origins, List<String> trustedProxies);

  /** Starts the schedule alone. */
  Running schedule();

  @Override
  void close();

  /**
   * One finding of {@code retune doctor}.
   *
   * @param name what was looked at
   * @param ok whether it can be used
   * @param detail what was found, and what to do where it is not ok
   */
  record Check(String name, boolean ok, String detail) {}

  /** Something that runs until it is closed. */
  interface Running extends AutoCloseable {
    @Override
    void close();
  }

  /** A running server. */
  interface Server extends Running {
    /** Where it listens. */
    int port();
  }
}
