package dev.retune.ui.shell;

import dev.retune.app.Entities;
import dev.retune.db.DatabaseUrl;
import dev.retune.db.Workspace;
import dev.retune.embed.InstalledModels;
import dev.retune.embed.ModelSpec;
import dev.retune.embed.Models;
import dev.retune.feedback.Conversations;
import dev.retune.feedback.Documents;
import dev.retune.feedback.Votes;
import dev.retune.index.Evaluator;
import dev.retune.index.GoldenSet;
import dev.retune.index.IndexBuilder;
import dev.retune.index.IndexStore;
import dev.retune.index.IndexVersions;
import dev.retune.index.Mode;
import dev.retune.index.SearchService;
import dev.retune.reasons.ReasonCode;
import dev.retune.reasons.ReasonCodes;
import dev.retune.reasons.ReasonService;
import dev.retune.retrain.DiagnosisService;
import dev.retune.retrain.Gate;
import dev.retune.retrain.GateSettings;
import dev.retune.retrain.Judge;
import dev.retune.retrain.Planner;
import dev.retune.retrain.Promotion;
import dev.retune.retrain.RetrainRequest;
import dev.retune.retrain.Retrainer;
import dev.retune.retrain.Runs;
import dev.retune.retrain.TriggerService;
import dev.retune.retrain.TriggerSettings;
import dev.retune.sample.SampleData;
import dev.retune.stats.StatsService;
import dev.retune.text.Texts;
import dev.retune.work.Monitor;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The window's services over a workspace of their own, at one moment. */
public final class SampleServices implements AutoCloseable {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final String PERSON = "operator";

  private final Path home;
  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final ZoneId zone = ZoneId.of("Asia/Seoul");
  private final TriggerSettings settings = TriggerSettings.standard();
  private final Workspace workspace;
  private final Models models;
  private final IndexStore store;
  private final IndexVersions versions;
  private final SearchService search;
  private final Runs runs;
  private final StatsService stats;

  /** With an empty workspace below a folder. */
  public SampleServices(Path home) {
    this.home = home;
    this.workspace = Workspace.open(DatabaseUrl.h2File(home.resolve("retune")), Entities.all());
    this.models = new InstalledModels(home);
    this.store = new IndexStore(home);
    this.versions = new IndexVersions(workspace, store, clock);
    this.search = new SearchService(versions, store, models);
    this.runs = new Runs(workspace, clock);
    this.stats = new StatsService(workspace, clock, zone, settings.threshold());
  }

  /** Loads the built-in sample. */
  public SampleServices filled() {
    new SampleData(workspace, clock).load(NOW, Monitor.none());
    return this;
  }

  /** Finds the reasons' codes and brings an index live, as a week of use would. */
  public SampleServices lived() {
    new ReasonService(new Votes(workspace), models).classifyPending(Monitor.none());
    retrainer(new Texts(Locale.ENGLISH))
        .run(RetrainRequest.by(PERSON, NOW).forced(), Monitor.none());
    return this;
  }

  private TriggerService trigger(Texts texts) {
    return new TriggerService(workspace, runs, stats, settings, texts);
  }

  private Retrainer retrainer(Texts texts) {
    Documents documents = new Documents(workspace);
    TriggerService trigger = trigger(texts);
    Planner planner =
        new Planner(
            documents,
            versions,
            models,
            Models.BUILT_IN,
            trigger,
            new DiagnosisService(workspace, versions, store, models, texts),
            texts);
    Judge judge =
        new Judge(
            new GoldenSet(workspace),
            documents,
            new Evaluator(),
            store,
            models,
            new Gate(GateSettings.standard(), texts));
    IndexBuilder builder = new IndexBuilder(documents, store, versions, models);
    return new Retrainer(runs, trigger, planner, builder, judge, versions, texts);
  }

  /** In a language. */
  public Services in(Locale language) {
    Texts texts = new Texts(language);
    TriggerService trigger = trigger(texts);
    Promotion promotion = new Promotion(versions, trigger, clock);
    Votes votes = new Votes(workspace);
    Conversations conversations = new Conversations(workspace);
    SampleData sample = new SampleData(workspace, clock);
    return new Services(
        new Services.Place(
            "H2 · ~/.local/share/retune", home, clock, zone, texts, false, "30d", PERSON),
        new Services.Intake(
            () -> conversations.count() == 0,
            monitor -> sample.load(NOW, monitor),
            (files, monitor) -> List.of(),
            () -> sample.loaded() ? Optional.of(NOW) : Optional.empty()),
        new Services.Looks(stats::stats, trigger::read),
        new Services.Feedback(
            votes::page,
            votes::count,
            stats::from,
            conversations::byId,
            conversations::votesOf,
            ReasonCodes.standard().stream().map(ReasonCode::code).toList()),
        new Services.Retraining(
            () -> models.list().stream().map(ModelSpec::id).toList(),
            (request, monitor) -> retrainer(texts).run(request, monitor),
            versions::list,
            version -> promotion.promote(version, PERSON),
            () -> promotion.rollback(PERSON),
            (text, k) -> search.search(text, k, Mode.HYBRID)));
  }

  @Override
  public void close() {
    search.close();
    workspace.close();
  }
}
