package dev.retune.app;

import dev.retune.backup.Backup;
import dev.retune.cli.ServeCommand;
import dev.retune.collect.ApiKey;
import dev.retune.collect.Burst;
import dev.retune.fault.Unavailable;
import dev.retune.loop.ScheduleReader;
import dev.retune.loop.ScheduleStatus;
import dev.retune.loop.ScheduleTask;
import dev.retune.settings.Secrets;
import dev.retune.text.Texts;
import dev.retune.work.Worker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the doctor looks at of that which runs with nobody watching. */
final class UnattendedChecks {
  private static final Duration BACKUP_AGE = Duration.ofDays(7);
  // a sync is due every minute, and waits for a long run at most that long
  private static final Duration LATE = Duration.ofMinutes(10);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Modules modules;
  private final Backup backup;
  private final Texts texts;

  UnattendedChecks(Modules modules, Backup backup) {
    this.modules = modules;
    this.backup = backup;
    this.texts = modules.texts();
  }

  String backup() {
    Optional<Instant> last = backup.last();
    if (last.isEmpty()) {
      return texts.get("app.doctor.backupNone");
    }
    long days = Duration.between(last.get(), modules.core().clock().instant()).toDays();
    if (days >= BACKUP_AGE.toDays()) {
      throw new Unavailable("app.doctor.backupOld", days);
    }
    return texts.get("app.doctor.backupMade", last.get().toString());
  }

  String keyring() {
    return Secrets.hasKeyring()
        ? texts.get("app.doctor.keyringThere")
        : texts.get("app.doctor.keyringNone", Secrets.SLACK_TOKEN, Secrets.DATABASE_PASSWORD);
  }

  String quarantine() {
    List<Burst> bursts = modules.collector().quarantine().waiting();
    if (!bursts.isEmpty()) {
      throw new Unavailable(
          "app.doctor.quarantineHeld",
          bursts.stream().mapToLong(Burst::votes).sum(),
          (long) bursts.size());
    }
    return texts.get("app.doctor.quarantineEmpty");
  }

  String schedule() {
    List<ScheduleStatus> tasks =
        new ScheduleReader(
                modules.core().workspace(), Clock.systemUTC(), Unattended.plan(modules.settings()))
            .tasks(1);
    Instant now = Clock.systemUTC().instant();
    for (ScheduleStatus task : tasks) {
      if (task.failures() > 0) {
        throw new Unavailable(
            "app.doctor.scheduleFails",
            task.task().text(),
            task.failures(),
            task.lastFailure().map(Instant::toString).orElse("-"));
      }
    }
    ScheduleStatus loop = of(tasks, ScheduleTask.LOOP);
    String next = loop.next().stream().findFirst().map(Instant::toString).orElse("-");
    Optional<Instant> sync = of(tasks, ScheduleTask.SYNC).lastSuccess();
    if (sync.isEmpty()) {
      return texts.get("app.doctor.scheduleNever", loop.plan(), next);
    }
    if (sync.get().isBefore(now.minus(LATE)) && !of(tasks, ScheduleTask.LOOP).running()) {
      throw new Unavailable("app.doctor.scheduleStands", sync.get().toString());
    }
    return texts.get("app.doctor.scheduleKept", loop.plan(), next);
  }

  private static ScheduleStatus of(List<ScheduleStatus> tasks, ScheduleTask wanted) {
    return tasks.stream().filter(task -> task.task() == wanted).findFirst().orElseThrow();
  }

  String run() {
    return modules
        .retraining()
        .lease()
        .holder()
        .map(Worker::shown)
        .map(holder -> texts.get("app.doctor.runHeld", holder))
        .orElseGet(() -> texts.get("app.doctor.runFree"));
  }

  String keys() {
    long good =
        modules.collector().keys().list().stream()
            .map(ApiKey::revokedAt)
            .filter(Optional::isEmpty)
            .count();
    return good == 0 ? texts.get("app.doctor.keysNone") : texts.get("app.doctor.keysGood", good);
  }

  String collector() {
    String port = String.valueOf(ServeCommand.PORT);
    if (free(ServeCommand.PORT)) {
      return texts.get("app.doctor.collectorFree", port);
    }
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
                  .timeout(PATIENCE)
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.body().contains("\"liveVersion\"")) {
        if (answer.statusCode() != 200) {
          throw new Unavailable("app.doctor.collectorSick", port);
        }
        return texts.get("app.doctor.collectorRuns", port);
      }
    } catch (IOException e) {
      throw new Unavailable(e, "app.doctor.collectorTaken", port);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new Unavailable("app.doctor.collectorTaken", port);
  }

  private static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      // somebody listens there
      return false;
    }
  }
}
