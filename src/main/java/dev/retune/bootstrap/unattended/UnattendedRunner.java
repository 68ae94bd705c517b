package dev.retune.bootstrap.unattended;

import dev.retune.bootstrap.module.ModuleSet;
import dev.retune.cli.terminal.CommandServices;
import dev.retune.collector.model.CollectorSettings;
import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.ingest.ImportReport;
import dev.retune.pipeline.FeedbackPipeline;
import dev.retune.pipeline.PipelineResult;
import dev.retune.scheduling.ScheduleListener;
import dev.retune.scheduling.ScheduleSettings;
import dev.retune.scheduling.ScheduledJobs;
import dev.retune.scheduling.ScheduledTask;
import dev.retune.scheduling.TaskScheduler;
import dev.retune.settings.file.SettingsFileStore;
import dev.retune.settings.model.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs unattended work: the schedule, and the collector beside it. */
public final class UnattendedRunner {
  // a target that is down is not asked, and its failure not recorded, every minute
  private static final Duration PUBLISH_PAUSE = Duration.ofMinutes(10);
  // how long retried requests of collector clients are recognized
  private static final Duration RETRIES = Duration.ofDays(7);
  // how long votes may come after the spans of their answer
  private static final Duration TRACES = Duration.ofDays(30);
  private static final long LOOK_SECONDS = 5;
  private static final Logger LOG = LoggerFactory.getLogger(UnattendedRunner.class);

  private final ModuleSet modules;
  private final Function<Settings, ModuleSet> renew;

  /**
   * Starts with the settings at startup.
   *
   * @param renew returns modules for changed settings and closes the previous ones
   */
  public UnattendedRunner(ModuleSet modules, Function<Settings, ModuleSet> renew) {
    this.modules = modules;
    this.renew = renew;
  }

  public CommandServices.Server serve(CommandServices.ServeOptions options) {
    CollectorSettings local = CollectorSettings.loopback(options.port());
    CollectorSettings asked =
        new CollectorSettings(
            options.host(),
            options.port(),
            options.origins(),
            options.trustedProxies(),
            local.voteBytes(),
            local.batchBytes(),
            local.limits(),
            options.voteNames());
    return new CollectorServerHandle(modules.collector().start(asked), schedule());
  }

  /** Runs the schedule and follows changes of the settings. */
  public CommandServices.Running schedule() {
    return schedule(ScheduleListener.none());
  }

  /** Runs the schedule and reports its results. */
  public CommandServices.Running schedule(ScheduleListener listener) {
    ScheduleReporter reporter = new ScheduleReporter(listener);
    tellBrokenProfiles();
    AtomicReference<CurrentSettings> now =
        new AtomicReference<>(new CurrentSettings(modules.settings(), modules, Optional.empty()));
    ScheduledJobs jobs =
        new ScheduledJobs(
            reporter.reporting(
                ScheduledTask.LOOP, monitor -> loop(now.get().modules(), reporter, monitor)),
            reporter.reporting(
                ScheduledTask.SYNC, monitor -> sync(now.get().modules().loop(), monitor)),
            reporter.reporting(ScheduledTask.UPKEEP, monitor -> upkeep(now.get().modules())));
    TaskScheduler schedule =
        TaskScheduler.start(
            modules.core().workspace(), Clock.systemUTC(), plan(modules.settings()), jobs);
    ScheduledExecutorService looking =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("settings").factory());
    var _ =
        looking.scheduleWithFixedDelay(
            () -> follow(now, renew, schedule::change),
            LOOK_SECONDS,
            LOOK_SECONDS,
            TimeUnit.SECONDS);
    return () -> {
      looking.shutdownNow();
      schedule.close();
    };
  }

  private void tellBrokenProfiles() {
    Texts texts = new Texts(modules.settings().locale());
    modules
        .feedback()
        .intake()
        .profiles()
        .broken()
        .forEach(
            profile ->
                LOG.warn(
                    "the profile {} is left out: {}", profile.file(), texts.get(profile.reason())));
  }

  /** Treats a sync without any usable row as failed; then writes decisions back. */
  private static void sync(FeedbackPipeline pipeline, ProgressMonitor monitor) {
    try {
      pipeline.sync(monitor).stream()
          .filter(ImportReport::failedSync)
          .findFirst()
          .ifPresent(
              report -> {
                String reason = report.mainReason().map(ImportReport.Reason::reason).orElse("");
                throw new InvalidInputException("ui.import.failed", report.file(), reason);
              });
    } finally {
      // a source that cannot be read does not keep the others from being written to
      var _ = pipeline.writeBack(monitor);
      // a target that was down is brought up to date here
      var _ = pipeline.publishPending(PUBLISH_PAUSE, monitor);
    }
  }

  /**
   * The settings in effect.
   *
   * @param settings the settings last read from the file
   * @param refused why the file is unusable now, if that has been reported
   */
  public record CurrentSettings(Settings settings, ModuleSet modules, Optional<String> refused) {}

  /** Applies changed settings; while the file is unusable, the last valid ones stay in effect. */
  public static void follow(
      AtomicReference<CurrentSettings> now,
      Function<Settings, ModuleSet> renew,
      Consumer<ScheduleSettings> schedule) {
    CurrentSettings last = now.get();
    try {
      SettingsFileStore file = last.modules().core().settingsFile();
      boolean gone = !file.exists() && !last.settings().equals(Settings.standard());
      if (gone) {
        throw new UnavailableException("settings.gone", file.folder().toString());
      }
      Settings settings = file.load();
      if (!settings.equals(last.settings())) {
        if (!plan(settings).equals(plan(last.settings()))) {
          schedule.accept(plan(settings));
        }
        now.set(new CurrentSettings(settings, renew.apply(settings), Optional.empty()));
        LOG.info("settings changed; schedule: {}", plan(settings));
      } else if (last.refused().isPresent()) {
        now.set(new CurrentSettings(settings, last.modules(), Optional.empty()));
      }
    } catch (ApplicationException e) {
      // report each problem once, not on every check
      if (!last.refused().equals(Optional.ofNullable(e.getMessage()))) {
        now.set(
            new CurrentSettings(
                last.settings(), last.modules(), Optional.ofNullable(e.getMessage())));
        last.modules().core().notices().accept(new InvalidInputException(e, "settings.oldHold", e));
      }
    } catch (RuntimeException e) {
      LOG.warn("changed settings cannot be applied; the previous ones stay in effect", e);
    }
  }

  public static ScheduleSettings plan(Settings settings) {
    return new ScheduleSettings(
        settings.weekly(), "every 1 minute", "daily 03:00", settings.zoneId());
  }

  private static void loop(ModuleSet modules, ScheduleReporter reporter, ProgressMonitor monitor) {
    PipelineResult result =
        modules.loop().once(false, modules.settings().slackChannel().isPresent(), monitor);
    reporter.loopFinished(result);
    // all has been done that could be; the schedule is to tell of the source
    result.syncFailures().stream()
        .findFirst()
        .ifPresent(
            failure -> {
              throw failure;
            });
  }

  private static void upkeep(ModuleSet modules) {
    modules.loop().upkeep(modules.settings().keepVersions());
    modules.loop().alert();
    Instant forgotten = modules.core().clock().instant().minus(RETRIES);
    modules.collector().requestKeys().forgetBefore(forgotten);
    modules.collector().traces().forgetBefore(modules.core().clock().instant().minus(TRACES));
  }
}
