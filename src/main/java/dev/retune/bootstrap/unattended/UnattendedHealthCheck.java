package dev.retune.bootstrap.unattended;

import dev.retune.backup.BackupService;
import dev.retune.bootstrap.module.ModuleSet;
import dev.retune.cli.command.ServeCommand;
import dev.retune.collector.auth.ApiKey;
import dev.retune.collector.quarantine.VoteBurst;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.i18n.Texts;
import dev.retune.common.runtime.ProcessIdentity;
import dev.retune.scheduling.ScheduleStatus;
import dev.retune.scheduling.ScheduleStatusReader;
import dev.retune.scheduling.ScheduledTask;
import dev.retune.settings.SecretStore;
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

/** Health checks of unattended operation: backups, quarantine, schedule and collector. */
public final class UnattendedHealthCheck {
  private static final Duration BACKUP_AGE = Duration.ofDays(7);
  // a sync is due every minute; a long run may delay it this much
  private static final Duration MAX_DELAY = Duration.ofMinutes(10);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final ModuleSet modules;
  private final BackupService backup;
  private final Texts texts;

  public UnattendedHealthCheck(ModuleSet modules, BackupService backup) {
    this.modules = modules;
    this.backup = backup;
    this.texts = modules.texts();
  }

  public String backup() {
    Optional<Instant> last = backup.last();
    if (last.isEmpty()) {
      return texts.get("bootstrap.doctor.backupNone");
    }
    long days = Duration.between(last.get(), modules.core().clock().instant()).toDays();
    if (days >= BACKUP_AGE.toDays()) {
      throw new UnavailableException("bootstrap.doctor.backupOld", days);
    }
    return texts.get("bootstrap.doctor.backupMade", last.get().toString());
  }

  public String keyring() {
    return SecretStore.hasKeyring()
        ? texts.get("bootstrap.doctor.keyringThere")
        : texts.get(
            "bootstrap.doctor.keyringNone", SecretStore.SLACK_TOKEN, SecretStore.DATABASE_PASSWORD);
  }

  public String quarantine() {
    List<VoteBurst> bursts = modules.collector().quarantine().waiting();
    if (!bursts.isEmpty()) {
      throw new UnavailableException(
          "bootstrap.doctor.quarantineHeld",
          bursts.stream().mapToLong(VoteBurst::votes).sum(),
          (long) bursts.size());
    }
    return texts.get("bootstrap.doctor.quarantineEmpty");
  }

  public String schedule() {
    List<ScheduleStatus> tasks =
        new ScheduleStatusReader(
                modules.core().workspace(),
                Clock.systemUTC(),
                UnattendedRunner.plan(modules.settings()))
            .tasks(1);
    Instant now = Clock.systemUTC().instant();
    for (ScheduleStatus task : tasks) {
      if (task.failures() > 0) {
        throw new UnavailableException(
            "bootstrap.doctor.scheduleFails",
            task.task().text(),
            task.failures(),
            task.lastFailure().map(Instant::toString).orElse("-"));
      }
    }
    ScheduleStatus loop = of(tasks, ScheduledTask.LOOP);
    String next = loop.next().stream().findFirst().map(Instant::toString).orElse("-");
    Optional<Instant> sync = of(tasks, ScheduledTask.SYNC).lastSuccess();
    if (sync.isEmpty()) {
      return texts.get("bootstrap.doctor.scheduleNever", loop.plan(), next);
    }
    if (sync.get().isBefore(now.minus(MAX_DELAY)) && !of(tasks, ScheduledTask.LOOP).running()) {
      throw new UnavailableException("bootstrap.doctor.scheduleStands", sync.get().toString());
    }
    return texts.get("bootstrap.doctor.scheduleKept", loop.plan(), next);
  }

  private static ScheduleStatus of(List<ScheduleStatus> tasks, ScheduledTask wanted) {
    return tasks.stream().filter(task -> task.task() == wanted).findFirst().orElseThrow();
  }

  public String run() {
    return modules
        .retraining()
        .lease()
        .holder()
        .map(ProcessIdentity::shown)
        .map(holder -> texts.get("bootstrap.doctor.runHeld", holder))
        .orElseGet(() -> texts.get("bootstrap.doctor.runFree"));
  }

  public String keys() {
    long good =
        modules.collector().keys().list().stream()
            .map(ApiKey::revokedAt)
            .filter(Optional::isEmpty)
            .count();
    return good == 0
        ? texts.get("bootstrap.doctor.keysNone")
        : texts.get("bootstrap.doctor.keysGood", good);
  }

  public String collector() {
    String port = String.valueOf(ServeCommand.PORT);
    if (free(ServeCommand.PORT)) {
      return texts.get("bootstrap.doctor.collectorFree", port);
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
          throw new UnavailableException("bootstrap.doctor.collectorSick", port);
        }
        return texts.get("bootstrap.doctor.collectorRuns", port);
      }
    } catch (IOException e) {
      throw new UnavailableException(e, "bootstrap.doctor.collectorTaken", port);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new UnavailableException("bootstrap.doctor.collectorTaken", port);
  }

  private static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      // the port is in use
      return false;
    }
  }
}
