package dev.retune.app;

import dev.retune.feedback.SourceConfig;
import dev.retune.loop.Loop;
import dev.retune.settings.Settings;
import dev.retune.stats.Window;
import dev.retune.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The modules as one version of the settings has them. Changed settings get modules of their own,
 * on the same core; each module closes what it opened.
 */
final class Modules implements AutoCloseable {
  private final CoreServices core;
  private final Settings settings;
  private final Texts texts;
  private final IndexModule index;
  private final FeedbackModule feedback;
  private final RetrainingModule retraining;
  private final ReportModule report;
  private final CollectorModule collector;
  private final Supplier<Loop> loop = new Lazy<>(this::newLoop);

  Modules(CoreServices core, Settings settings) {
    this.core = core;
    this.settings = settings;
    this.texts = new Texts(settings.locale());
    this.index = new IndexModule(core, settings);
    this.feedback = new FeedbackModule(core, settings, texts, index::models);
    this.retraining = new RetrainingModule(core, settings, texts, feedback, index);
    this.collector = new CollectorModule(core, index);
    this.report = new ReportModule(core, settings, texts, feedback, collector);
  }

  CoreServices core() {
    return core;
  }

  Settings settings() {
    return settings;
  }

  Texts texts() {
    return texts;
  }

  /** Who decides and stands in the audit. */
  String person() {
    return settings.personName();
  }

  IndexModule index() {
    return index;
  }

  FeedbackModule feedback() {
    return feedback;
  }

  RetrainingModule retraining() {
    return retraining;
  }

  ReportModule report() {
    return report;
  }

  CollectorModule collector() {
    return collector;
  }

  /** Everything from the sources to the report, one step after the other. */
  Loop loop() {
    return loop.get();
  }

  private Loop newLoop() {
    Loop.Parts parts =
        new Loop.Parts(
            feedback.syncer(),
            feedback.sample(),
            feedback.reasons(),
            feedback.stats(),
            retraining.trigger(),
            retraining.retrainer(),
            retraining.runs(),
            retraining.promotion(),
            index.versions(),
            report.reporter(),
            report.alerts());
    return new Loop(
        parts,
        retraining.lease(),
        sources(),
        Window.parse(settings.window()),
        person(),
        texts,
        core.clock());
  }

  /** The configured sources; else the chat product's own setting, as its front end spells it. */
  private List<SourceConfig> sources() {
    if (!settings.sources().isEmpty()) {
      return settings.sources();
    }
    return Optional.ofNullable(core.environment().get("DATABASE_URL"))
        .filter(url -> !url.isBlank())
        .map(url -> List.of(SourceConfig.of("default", url)))
        .orElse(List.of());
  }

  /** Whether a module has anything open. */
  boolean isOpen() {
    return index.isOpen();
  }

  @Override
  public void close() {
    index.close();
  }
}
