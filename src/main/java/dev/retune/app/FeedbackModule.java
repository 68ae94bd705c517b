package dev.retune.app;

import dev.retune.embed.Models;
import dev.retune.export.Exporter;
import dev.retune.feedback.Conversations;
import dev.retune.feedback.Documents;
import dev.retune.feedback.FeedbackStore;
import dev.retune.feedback.Importer;
import dev.retune.feedback.Sources;
import dev.retune.feedback.Syncer;
import dev.retune.feedback.VoteChanges;
import dev.retune.feedback.Votes;
import dev.retune.find.VoteList;
import dev.retune.index.GoldenSet;
import dev.retune.reasons.FiledReasons;
import dev.retune.reasons.Lessons;
import dev.retune.reasons.ReasonLists;
import dev.retune.reasons.ReasonService;
import dev.retune.review.Decisions;
import dev.retune.sample.SampleData;
import dev.retune.settings.Settings;
import dev.retune.stats.FilterFigures;
import dev.retune.stats.StatsService;
import dev.retune.text.Texts;
import dev.retune.work.OutputFile;
import java.time.Clock;
import java.util.function.Supplier;

/** Votes and answers: where they come from, what they say, and the figures drawn from them. */
final class FeedbackModule {
  private final CoreServices core;
  private final Settings settings;
  private final Texts texts;
  private final Supplier<StatsService> stats;
  private final Supplier<ReasonService> reasons;

  FeedbackModule(
      CoreServices core, Settings settings, Texts texts, Supplier<? extends Models> models) {
    this.core = core;
    this.settings = settings;
    this.texts = texts;
    this.stats =
        new Lazy<>(
            () ->
                new StatsService(
                    core.workspace(),
                    core.clock(),
                    settings.zoneId(),
                    settings.trigger().threshold()));
    this.reasons =
        new Lazy<>(() -> new ReasonService(core.workspace(), core.clock(), models.get()));
  }

  Clock clock() {
    return core.clock();
  }

  StatsService stats() {
    return stats.get();
  }

  ReasonService reasons() {
    return reasons.get();
  }

  ReasonLists reasonLists() {
    return new ReasonLists(core.workspace(), core.clock());
  }

  FiledReasons filedReasons() {
    return new FiledReasons(core.workspace());
  }

  Lessons lessons() {
    return new Lessons(core.workspace(), core.clock());
  }

  VoteList voteList() {
    return new VoteList(
        new Votes(core.workspace()), new VoteChanges(core.workspace()), core.textIndex());
  }

  FilterFigures figures() {
    return new FilterFigures(core.workspace(), voteList(), settings.zoneId());
  }

  Conversations conversations() {
    return new Conversations(core.workspace());
  }

  Documents documents() {
    return new Documents(core.workspace());
  }

  Decisions decisions() {
    return new Decisions(core.workspace(), core.clock());
  }

  Sources sources() {
    return new Sources(core.workspace(), core.clock());
  }

  FeedbackStore store() {
    return new FeedbackStore(core.workspace(), core.clock());
  }

  SampleData sample() {
    return new SampleData(core.workspace(), core.clock());
  }

  /**
   * Reads files.
   *
   * @throws dev.retune.fault.Refused when the workspace holds the sample
   */
  Importer importer() {
    sample().keepAlone();
    return new Importer(core.workspace(), core.clock(), texts);
  }

  Syncer syncer() {
    return new Syncer(core.workspace(), core.clock(), texts, core.secrets()::find);
  }

  Exporter exporter() {
    return new Exporter(core.workspace(), new GoldenSet(core.workspace()), outputs(), core.clock());
  }

  OutputFile outputs() {
    return Outputs.of(core.settingsFile().folder(), core.database(), settings);
  }
}
