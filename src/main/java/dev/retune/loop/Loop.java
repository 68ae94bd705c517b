package dev.retune.loop;

import dev.retune.feedback.ImportReport;
import dev.retune.feedback.SourceConfig;
import dev.retune.feedback.Syncer;
import dev.retune.index.IndexVersion;
import dev.retune.index.IndexVersions;
import dev.retune.index.Keep;
import dev.retune.reasons.ReasonService;
import dev.retune.report.Alerts;
import dev.retune.retrain.Promotion;
import dev.retune.retrain.RetrainRequest;
import dev.retune.retrain.RetrainResult;
import dev.retune.retrain.Retrainer;
import dev.retune.retrain.Runs;
import dev.retune.retrain.TriggerReading;
import dev.retune.retrain.TriggerService;
import dev.retune.sample.SampleData;
import dev.retune.stats.Stats;
import dev.retune.stats.StatsService;
import dev.retune.stats.Window;
import dev.retune.text.Texts;
import dev.retune.work.Monitor;
import dev.retune.work.Worker;
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
public final class Loop {
  /** The services of the line, in its order. */
  public record Parts(
      Syncer syncer,
      SampleData sample,
      ReasonService reasons,
      StatsService stats,
      TriggerService trigger,
      Retrainer retrainer,
      Runs runs,
      Promotion promotion,
      IndexVersions versions,
      Reporter reporter,
      Alerts alerts) {}

  private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

  private final Parts parts;
  private final Lease lease;
  private final List<SourceConfig> sources;
  private final Window window;
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
  public Loop(
      Parts parts,
      Lease lease,
      List<SourceConfig> sources,
      Window window,
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
   * @throws dev.retune.fault.Busy when another run is under way
   */
  public LoopResult once(boolean demo, boolean send, Monitor monitor) {
    try {
      return pass(demo, send, monitor);
    } finally {
      if (send) {
        alert();
      }
    }
  }

  private LoopResult pass(boolean demo, boolean send, Monitor monitor) {
    try (var held = lease.take()) {
      Monitor watched = held.watching(monitor);
      parts.runs().closeAbandoned(texts.get("loop.abandoned"));
      Instant now = clock.instant();
      List<ImportReport> sync = demo ? List.of(parts.sample().load(now, watched)) : pull(watched);
      parts.reasons().classifyPending(watched);
      Stats stats = parts.stats().stats(window, now);
      TriggerReading trigger = parts.trigger().check(now);
      RetrainResult run = parts.retrainer().run(RetrainRequest.unattended(who, now), held, watched);
      watched.check();
      SentReport report =
          parts
              .reporter()
              .report(
                  new ReportRequest(
                      Optional.empty(), Optional.empty(), send, false, Optional.empty()));
      return new LoopResult(sync, stats, trigger, run, report);
    }
  }

  /**
   * Pulls new rows from the configured sources, and finds the codes of new reasons.
   *
   * @throws dev.retune.fault.Refused when there is a source and the workspace holds the sample
   */
  public List<ImportReport> sync(Monitor monitor) {
    List<ImportReport> reports = pull(monitor);
    parts.reasons().classifyPending(monitor);
    return reports;
  }

  private List<ImportReport> pull(Monitor monitor) {
    if (!sources.isEmpty()) {
      parts.sample().keepAlone();
    }
    return parts.syncer().sync(sources, monitor);
  }

  /**
   * Candidate, evaluation, gate, promotion.
   *
   * @throws dev.retune.fault.Busy when another run is under way
   */
  public RetrainResult retrain(RetrainRequest request, Monitor monitor) {
    try (var held = lease.take()) {
      parts.runs().closeAbandoned(texts.get("loop.abandoned"));
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
      parts.runs().closeAbandoned(texts.get("loop.abandoned"));
      parts.versions().prune(Keep.of(keep));
    }
  }

  /** Who holds the lease now, if a run is under way. */
  public Optional<Worker> running() {
    return lease.holder();
  }
}
