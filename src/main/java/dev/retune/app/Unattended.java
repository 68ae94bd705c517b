package dev.retune.app;

import dev.retune.cli.Services;
import dev.retune.collect.CollectorParts;
import dev.retune.collect.CollectorServer;
import dev.retune.collect.CollectorSettings;
import dev.retune.collect.RequestKeys;
import dev.retune.fault.BadInput;
import dev.retune.fault.Failure;
import dev.retune.fault.Unavailable;
import dev.retune.feedback.FeedbackStore;
import dev.retune.feedback.ImportReport;
import dev.retune.feedback.Sources;
import dev.retune.loop.Loop;
import dev.retune.loop.Schedule;
import dev.retune.loop.ScheduleJobs;
import dev.retune.loop.ScheduleSettings;
import dev.retune.settings.Settings;
import dev.retune.settings.SettingsStore;
import dev.retune.work.Monitor;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What runs with nobody watching: the recurring plan, and the collector beside it. */
final class Unattended {
  // how long a repeated request of a collector's client is still known as the same
  private static final Duration RETRIES = Duration.ofDays(7);
  private static final long LOOK_SECONDS = 5;
  private static final Logger LOG = LoggerFactory.getLogger(Unattended.class);

  private final Retune retune;

  Unattended(Retune retune) {
    this.retune = retune;
  }

  Services.Server serve(String host, int port, List<String> origins, List<String> trustedProxies) {
    CollectorSettings local = CollectorSettings.loopback(port);
    CollectorSettings asked =
        new CollectorSettings(
            host,
            port,
            origins,
            trustedProxies,
            local.voteBytes(),
            local.batchBytes(),
            local.limits());
    return new Serving(
        CollectorServer.start(
            asked,
            new CollectorParts(
                retune.workspace(),
                new Sources(retune.workspace(), retune.clock()),
                new FeedbackStore(retune.workspace(), retune.clock()),
                new LiveSearch(retune.search(), retune.versions()),
                retune.clock())),
        schedule());
  }

  /** Keeps the schedule of the settings, and takes over what a person changes in them. */
  Services.Running schedule() {
    AtomicReference<Current> now =
        new AtomicReference<>(new Current(retune.settings(), retune, Optional.empty()));
    ScheduleJobs jobs =
        new ScheduleJobs(
            monitor -> loop(now.get().retune(), monitor),
            monitor -> sync(now.get().retune().loop(), monitor),
            monitor -> upkeep(now.get().retune()));
    Schedule schedule =
        Schedule.start(retune.workspace(), Clock.systemUTC(), plan(retune.settings()), jobs);
    ScheduledExecutorService looking =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("settings").factory());
    var _ =
        looking.scheduleWithFixedDelay(
            () -> follow(now, schedule::change), LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    return () -> {
      looking.shutdownNow();
      schedule.close();
    };
  }

  /** A sync of which nothing could be used has failed, though nothing broke. */
  private static void sync(Loop loop, Monitor monitor) {
    loop.sync(monitor).stream()
        .filter(ImportReport::failedSync)
        .findFirst()
        .ifPresent(
            report -> {
              String reason = report.mainReason().map(ImportReport.Reason::reason).orElse("");
              throw new BadInput("ui.import.failed", report.file(), reason);
            });
  }

  /**
   * What the work goes by.
   *
   * @param settings as they stood in the file
   * @param refused why the file cannot be used now, where that was told already
   */
  record Current(Settings settings, Retune retune, Optional<String> refused) {}

  /** Takes over changed settings; while the file cannot be used the last good ones hold. */
  static void follow(AtomicReference<Current> now, Consumer<ScheduleSettings> schedule) {
    Current last = now.get();
    try {
      SettingsStore file = last.retune().settingsFile();
      boolean gone = !file.exists() && !last.settings().equals(Settings.standard());
      if (gone) {
        throw new Unavailable("settings.gone", file.folder().toString());
      }
      Settings settings = file.load();
      if (!settings.equals(last.settings())) {
        if (!plan(settings).equals(plan(last.settings()))) {
          schedule.accept(plan(settings));
        }
        now.set(new Current(settings, last.retune().with(settings), Optional.empty()));
        LOG.info("the settings have changed; the schedule is {}", plan(settings));
      } else if (last.refused().isPresent()) {
        now.set(new Current(settings, last.retune(), Optional.empty()));
      }
    } catch (Failure e) {
      // told once for each thing that is wrong, not at every look
      if (!last.refused().equals(Optional.ofNullable(e.getMessage()))) {
        now.set(new Current(last.settings(), last.retune(), Optional.ofNullable(e.getMessage())));
        last.retune().besideAnswers(new BadInput(e, "settings.oldHold", e));
      }
    } catch (RuntimeException e) {
      LOG.warn("the changed settings cannot be used; the old ones hold", e);
    }
  }

  static ScheduleSettings plan(Settings settings) {
    return new ScheduleSettings(
        settings.weekly(), "every 1 minute", "daily 03:00", settings.zoneId());
  }

  private static void loop(Retune retune, Monitor monitor) {
    retune.loop().once(false, retune.settings().slackChannel().isPresent(), monitor);
  }

  private static void upkeep(Retune retune) {
    retune.loop().upkeep(retune.settings().keepVersions());
    retune.loop().alert();
    new RequestKeys(retune.workspace()).forgetBefore(retune.clock().instant().minus(RETRIES));
  }
}
