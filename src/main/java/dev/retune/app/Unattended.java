package dev.retune.app;

import dev.retune.cli.Services;
import dev.retune.collect.CollectorParts;
import dev.retune.collect.CollectorServer;
import dev.retune.collect.CollectorSettings;
import dev.retune.collect.RequestKeys;
import dev.retune.feedback.FeedbackStore;
import dev.retune.feedback.Sources;
import dev.retune.loop.Schedule;
import dev.retune.loop.ScheduleJobs;
import dev.retune.loop.ScheduleSettings;
import dev.retune.settings.Settings;
import java.time.Clock;
import java.time.Duration;

/** What runs with nobody watching: the recurring plan, and the collector beside it. */
final class Unattended {
  // how long a repeated request of a collector's client is still known as the same
  private static final Duration RETRIES = Duration.ofDays(7);

  private final Retune retune;
  private final Settings settings;

  Unattended(Retune retune) {
    this.retune = retune;
    this.settings = retune.settings();
  }

  Services.Server serve(String host, int port) {
    CollectorSettings local = CollectorSettings.loopback(port);
    CollectorSettings asked =
        new CollectorSettings(
            host, port, local.origins(), local.voteBytes(), local.batchBytes(), local.limits());
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

  Services.Running schedule() {
    ScheduleJobs jobs =
        new ScheduleJobs(
            monitor -> retune.loop().once(false, settings.slackChannel().isPresent(), monitor),
            monitor -> retune.loop().sync(monitor),
            monitor -> upkeep());
    return Schedule.start(retune.workspace(), Clock.systemUTC(), plan(settings), jobs)::close;
  }

  static ScheduleSettings plan(Settings settings) {
    return new ScheduleSettings(
        settings.weekly(), "every 1 minute", "daily 03:00", settings.zoneId());
  }

  private void upkeep() {
    retune.loop().upkeep(settings.keepVersions());
    retune.loop().alert();
    new RequestKeys(retune.workspace()).forgetBefore(retune.clock().instant().minus(RETRIES));
  }
}
