package dev.retune.app;

import dev.retune.cli.Services;
import dev.retune.collect.CollectorSettings;
import dev.retune.fault.BadInput;
import dev.retune.fault.Failure;
import dev.retune.fault.Unavailable;
import dev.retune.feedback.ImportReport;
import dev.retune.loop.Loop;
import dev.retune.loop.Schedule;
import dev.retune.loop.ScheduleJobs;
import dev.retune.loop.ScheduleSettings;
import dev.retune.settings.Settings;
import dev.retune.settings.SettingsStore;
import dev.retune.work.Monitor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What runs with nobody watching: the recurring plan, and the collector beside it. */
final class Unattended {
  // how long a repeated request of a collector's client is still known as the same
  private static final Duration RETRIES = Duration.ofDays(7);
  private static final long LOOK_SECONDS = 5;
  private static final Logger LOG = LoggerFactory.getLogger(Unattended.class);

  private final Modules modules;
  private final Function<Settings, Modules> renew;

  /**
   * By the settings as they stood at the start.
   *
   * @param renew gives the modules of changed settings, and closes those of the last change
   */
  Unattended(Modules modules, Function<Settings, Modules> renew) {
    this.modules = modules;
    this.renew = renew;
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
    return new Serving(modules.collector().start(asked), schedule());
  }

  /** Keeps the schedule of the settings, and takes over what a person changes in them. */
  Services.Running schedule() {
    AtomicReference<Current> now =
        new AtomicReference<>(new Current(modules.settings(), modules, Optional.empty()));
    ScheduleJobs jobs =
        new ScheduleJobs(
            monitor -> loop(now.get().modules(), monitor),
            monitor -> sync(now.get().modules().loop(), monitor),
            monitor -> upkeep(now.get().modules()));
    Schedule schedule =
        Schedule.start(
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
  record Current(Settings settings, Modules modules, Optional<String> refused) {}

  /** Takes over changed settings; while the file cannot be used the last good ones hold. */
  static void follow(
      AtomicReference<Current> now,
      Function<Settings, Modules> renew,
      Consumer<ScheduleSettings> schedule) {
    Current last = now.get();
    try {
      SettingsStore file = last.modules().core().settingsFile();
      boolean gone = !file.exists() && !last.settings().equals(Settings.standard());
      if (gone) {
        throw new Unavailable("settings.gone", file.folder().toString());
      }
      Settings settings = file.load();
      if (!settings.equals(last.settings())) {
        if (!plan(settings).equals(plan(last.settings()))) {
          schedule.accept(plan(settings));
        }
        now.set(new Current(settings, renew.apply(settings), Optional.empty()));
        LOG.info("the settings have changed; the schedule is {}", plan(settings));
      } else if (last.refused().isPresent()) {
        now.set(new Current(settings, last.modules(), Optional.empty()));
      }
    } catch (Failure e) {
      // told once for each thing that is wrong, not at every look
      if (!last.refused().equals(Optional.ofNullable(e.getMessage()))) {
        now.set(new Current(last.settings(), last.modules(), Optional.ofNullable(e.getMessage())));
        last.modules().core().beside().accept(new BadInput(e, "settings.oldHold", e));
      }
    } catch (RuntimeException e) {
      LOG.warn("the changed settings cannot be used; the old ones hold", e);
    }
  }

  static ScheduleSettings plan(Settings settings) {
    return new ScheduleSettings(
        settings.weekly(), "every 1 minute", "daily 03:00", settings.zoneId());
  }

  private static void loop(Modules modules, Monitor monitor) {
    modules.loop().once(false, modules.settings().slackChannel().isPresent(), monitor);
  }

  private static void upkeep(Modules modules) {
    modules.loop().upkeep(modules.settings().keepVersions());
    modules.loop().alert();
    Instant forgotten = modules.core().clock().instant().minus(RETRIES);
    modules.collector().requestKeys().forgetBefore(forgotten);
  }
}
