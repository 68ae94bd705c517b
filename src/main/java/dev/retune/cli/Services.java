package dev.retune.cli;

import dev.retune.backup.Backup;
import dev.retune.backup.Restore;
import dev.retune.collect.ApiKeys;
import dev.retune.collect.Quarantine;
import dev.retune.embed.Models;
import dev.retune.export.Exporter;
import dev.retune.fault.Failure;
import dev.retune.feedback.Importer;
import dev.retune.index.Evaluator;
import dev.retune.index.GoldenImport;
import dev.retune.index.GoldenSummary;
import dev.retune.index.IndexVersions;
import dev.retune.index.SearchService;
import dev.retune.index.Searcher;
import dev.retune.loop.Loop;
import dev.retune.reasons.ReasonService;
import dev.retune.retrain.History;
import dev.retune.retrain.TriggerService;
import dev.retune.settings.Settings;
import dev.retune.stats.StatsService;
import dev.retune.text.Texts;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What the commands are handed; each part is built when it is first asked for. */
public interface Services extends AutoCloseable {
  /** Who hears what is told beside an answer, such as a device that is not there. */
  void beside(Consumer<Failure> listener);

  Texts texts();

  /** Now, or the moment the command line names. */
  Clock clock();

  Settings settings();

  /** The file that tells the settings; empty when there is none and all are standard. */
  Optional<Path> settingsPath();

  Models models();

  Importer importer();

  ReasonService reasons();

  StatsService stats();

  TriggerService trigger();

  IndexVersions versions();

  SearchService search();

  /** A version that is opened for questions: the one named, else the live one. */
  Searcher searcher(Optional<String> version);

  Evaluator evaluator();

  /** Size, balance and origins of the golden set. */
  GoldenSummary goldenSummary();

  GoldenImport goldenImport();

  /** What users made of each change of the live index. */
  History history();

  Loop loop();

  Exporter exporter();

  /** The collector's API keys. */
  ApiKeys keys();

  /** Bursts of votes that are kept out of the figures. */
  Quarantine quarantine();

  /** Writes all that there is to one file. */
  Backup backup();

  /** Makes a home of such a file; must be asked before anything else is opened. */
  Restore restore();

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
