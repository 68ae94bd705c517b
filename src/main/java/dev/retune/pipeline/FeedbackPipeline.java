package dev.retune.pipeline;

import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.runtime.ProcessIdentity;
import dev.retune.feedback.ingest.ImportReport;
import dev.retune.feedback.ingest.SourceSynchronizer;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.index.version.IndexVersion;
import dev.retune.index.version.IndexVersionRepository;
import dev.retune.index.version.RetentionPolicy;
import dev.retune.reasons.ReasonService;
import dev.retune.report.AlertDigestService;
import dev.retune.retraining.model.RetrainingRequest;
import dev.retune.retraining.run.PromotionService;
import dev.retune.retraining.run.Retrainer;
import dev.retune.retraining.run.RetrainingResult;
import dev.retune.retraining.store.RunRepository;
import dev.retune.retraining.trigger.TriggerReading;
import dev.retune.retraining.trigger.TriggerService;
import dev.retune.sample.SampleData;
import dev.retune.scheduling.PipelineLease;
import dev.retune.statistics.StatisticsService;
import dev.retune.statistics.model.VoteStatistics;
import dev.retune.statistics.time.TimeWindow;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop: sync, stats, trigger, embed, index (candidate), evaluate, gate, promote, report. The
 * console's buttons, the schedule and the terminal all call it; there is no other copy.
 */
public final class FeedbackPipeline {
  /** The services of the line, in its order. */
  public record Parts(
      SourceSynchronizer syncer,
      SampleData sample,
      ReasonService reasons,
      StatisticsService stats,
      TriggerService trigger,
      Retrainer retrainer,
      RunRepository runs,
      PromotionService promotion,
      IndexVersionRepository versions,
      WeeklyReporter reporter,
      AlertDigestService alerts) {}

  private static final Logger LOG = LoggerFactory.getLogger(FeedbackPipeline.class);

  private final Parts parts;
  private final PipelineLease lease;
  private final List<SourceConfig> sources;
  private final TimeWindow window;
  private final String who;
  private final Texts texts;
  private final Clock clock;

  /**
   * Over one workspace.
   *
   * @param sources what {@link #sync} pulls from
   * @param window what the statistics of a pass look at
   * @param who stands in the audit for what runs unattended
   */
  public FeedbackPipeline(
      Parts parts,
      PipelineLease lease,
      List<SourceConfig> sources,
      TimeWindow window,
      String who,
      Texts texts,
      Clock clock) {
    this.parts = parts;
    this.lease = lease;
    this.sources = List.copyOf(sources);
    this.window = window;
    this.who = who;
    this.texts = texts;
    this.clock = clock;
  }

  /**
   * One pass of the whole line.
   *
   * @param demo loads the built-in sample instead of syncing
   * @param send also sends the report
   * @throws dev.retune.common.error.LeaseBusyException when another run is under way
   */
  public PipelineResult once(boolean demo, boolean send, ProgressMonitor monitor) {
    try {
      return pass(demo, send, monitor);
    } finally {
      if (send) {
        alert();
      }
    }
  }

  private PipelineResult pass(boolean demo, boolean send, ProgressMonitor monitor) {
    try (var held = lease.take()) {
      ProgressMonitor watched = held.watching(monitor);
      parts.runs().closeAbandoned(texts.get("pipeline.abandoned"));
      Instant now = clock.instant();
      List<ImportReport> sync = demo ? List.of(parts.sample().load(now, watched)) : pull(watched);
      parts.reasons().classifyPending(watched);
      VoteStatistics stats = parts.stats().stats(window, now);
      TriggerReading trigger = parts.trigger().check(now);
      RetrainingResult run =
          parts.retrainer().run(RetrainingRequest.unattended(who, now), held, watched);
      watched.check();
      SentReport report =
          parts
              .reporter()
              .report(
                  new ReportRequest(
                      Optional.empty(), Optional.empty(), send, false, Optional.empty()));
      return new PipelineResult(sync, stats, trigger, run, report);
    }
  }

  /**
   * Pulls new rows from the configured sources, and finds the codes of new reasons.
   *
   * @throws dev.retune.common.error.RefusedException when there is a source and the workspace holds
   *     the sample
   */
  public List<ImportReport> sync(ProgressMonitor monitor) {
    List<ImportReport> reports = pull(monitor);
    parts.reasons().classifyPending(monitor);
    return reports;
  }

  private List<ImportReport> pull(ProgressMonitor monitor) {
    if (!sources.isEmpty()) {
      parts.sample().keepAlone();
    }
    return parts.syncer().sync(sources, monitor);
  }

  /**
   * Candidate, evaluation, gate, promotion.
   *
   * @throws dev.retune.common.error.LeaseBusyException when another run is under way
   */
  public RetrainingResult retrain(RetrainingRequest request, ProgressMonitor monitor) {
    try (var held = lease.take()) {
      parts.runs().closeAbandoned(texts.get("pipeline.abandoned"));
      return parts.retrainer().run(request, held, held.watching(monitor));
    }
  }

  /** Makes a version live by a person's word; needs no lease, for it is one transaction. */
  public IndexVersion promote(String version, String person) {
    return parts.promotion().promote(version, person);
  }

  /** Makes the version live that was so before. */
  public IndexVersion rollback(String person) {
    return parts.promotion().rollback(person);
  }

  /** The weekly report; sent only where the request says so. */
  public SentReport report(ReportRequest request) {
    return parts.reporter().report(request);
  }

  /** Tells in Slack what happened besides the weekly report; that it cannot is no failure. */
  public void alert() {
    try {
      parts.alerts().send(who).ifPresent(sent -> LOG.info("alerts of {} are sent", sent.about()));
    } catch (RuntimeException e) {
      LOG.warn("alerts were not sent; they go with the next", e);
    }
  }

  /**
   * Tidies up: index versions beyond those kept by policy go, never the live one or its
   * predecessor.
   *
   * @param keep how many versions stay
   */
  public void upkeep(int keep) {
    try (var _ = lease.take()) {
      parts.runs().closeAbandoned(texts.get("pipeline.abandoned"));
      parts.versions().prune(RetentionPolicy.of(keep));
    }
  }

  /** Who holds the lease now, if a run is under way. */
  public Optional<ProcessIdentity> running() {
    return lease.holder();
  }
}
