package dev.retune.report;

import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.composition.BlockCompositions;
import dev.retune.bootstrap.module.EntityClasses;
import dev.retune.common.error.ApplicationException;
import dev.retune.common.i18n.Texts;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.report.blockkit.ReportMessage;
import dev.retune.report.delivery.Delivery;
import dev.retune.report.delivery.DeliveryLedger;
import dev.retune.report.slack.FakeSlack;
import dev.retune.report.slack.FakeSlack.Outcome;
import dev.retune.report.slack.RetryTiming;
import dev.retune.report.slack.SlackSettings;
import dev.retune.support.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Simulates a week with one message a day and all relevant failures of Slack, and shows the ledger
 * at its end. One process is killed after Slack accepts a message and before this is recorded.
 */
public final class SlackFailureWeek implements AutoCloseable {
  private static final Instant MONDAY = Instant.parse("2026-11-09T09:00:00Z");
  private static final String CHANNEL = "C0123456789";
  private static final Texts TEXTS = new Texts(Locale.ENGLISH);
  // a second in Retry-After lasts a millisecond
  private static final RetryTiming FAST =
      new RetryTiming(
          Duration.ofMillis(2),
          Duration.ofMillis(10),
          Duration.ofMillis(1),
          4,
          Duration.ofSeconds(20));

  private final Path database;
  private final Workspace workspace;
  private final FakeSlack slack = new FakeSlack();
  private final List<String> told = new ArrayList<>();

  /** Creates a week with its own database. */
  public SlackFailureWeek(Path folder) {
    database = folder.resolve("retune");
    workspace = Workspace.open(DatabaseUrl.h2File(database), EntityClasses.all());
  }

  /** Runs the week and returns one line per event. */
  public List<String> live() throws IOException, InterruptedException {
    day(0, "429 twice with Retry-After", Outcome.TOO_FAST, Outcome.TOO_FAST, Outcome.TAKEN);
    day(1, "503 three times", Outcome.BROKEN, Outcome.BROKEN, Outcome.BROKEN, Outcome.TAKEN);
    day(2, "connection dropped after Slack took it", Outcome.TAKEN_THEN_DROPPED, Outcome.TAKEN);
    refused(3, "token revoked", "token_revoked", "");
    day(3, "new token", Outcome.TAKEN);
    refused(4, "permission missing", "missing_scope", ",\"needed\":\"chat:write\"");
    day(4, "permission given", Outcome.TAKEN);
    killed(5);
    day(5, "next run after the kill", Outcome.TAKEN);
    day(6, "nothing wrong", Outcome.TAKEN);
    day(6, "sent once more by mistake", Outcome.TAKEN);
    return told;
  }

  private static String about(int day) {
    return MONDAY.plus(Duration.ofDays(day)).atZone(ZoneOffset.UTC).toLocalDate().toString();
  }

  private static Delivery send(Workspace workspace, String baseUrl, int day) {
    Clock clock = Clock.fixed(MONDAY.plus(Duration.ofDays(day)), ZoneOffset.UTC);
    SlackSettings settings = new SlackSettings(Optional.of(baseUrl), Optional.of(CHANNEL));
    ReportMessage message =
        new ReportMessage(
            List.of(Blocks.header(h -> h.text(BlockCompositions.plainText(about(day))))),
            about(day));
    return new SlackReportSender(
            settings, () -> Optional.of("xoxb-not-shown"), workspace, clock, FAST)
        .send(about(day), message, false, "schedule");
  }

  private void day(int day, String what, Outcome... outcomes) {
    slack.forgetAnswers().answering(outcomes);
    tell(day, what);
  }

  private void refused(int day, String what, String error, String more) {
    slack.forgetAnswers().refusing(error, more);
    tell(day, what);
  }

  private void tell(int day, String what) {
    String end;
    try {
      Delivery delivery = send(workspace, slack.baseUrl(), day);
      end = delivery.state() + ", attempts " + delivery.attempts();
    } catch (ApplicationException e) {
      end = TEXTS.get(e);
    }
    told.add("%s  %-40s %s".formatted(about(day), what, end));
  }

  /** Sends from another process, which is killed as soon as Slack has accepted the message. */
  private void killed(int day) throws IOException, InterruptedException {
    slack.forgetAnswers().answering(Outcome.TAKEN_THEN_SILENT);
    int before = slack.messagesTaken();
    Process process =
        ChildJvm.of(
                SlackFailureWeek.class, database.toString(), slack.baseUrl(), String.valueOf(day))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (slack.messagesTaken() == before && process.isAlive() && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
    process.destroyForcibly().waitFor();
    told.add(
        "%s  %-40s %s".formatted(about(day), "process killed after Slack took it", state(day)));
  }

  private String state(int day) {
    return new DeliveryLedger(workspace, Clock.systemUTC())
        .find(CHANNEL, about(day))
        .map(delivery -> delivery.state().toString())
        .orElse("not in the ledger");
  }

  /** The process to be killed. */
  public static void main(String[] args) {
    try (Workspace workspace =
        Workspace.open(DatabaseUrl.h2File(Path.of(args[0])), EntityClasses.all())) {
      send(workspace, args[1], Integer.parseInt(args[2]));
    }
  }

  /** The content of the ledger. */
  public List<String> ledger() {
    return new DeliveryLedger(workspace, Clock.systemUTC())
        .latest(100).reversed().stream()
            .map(
                delivery ->
                    "%s  %-7s attempts %d  %s"
                        .formatted(
                            delivery.about(),
                            delivery.state(),
                            delivery.attempts(),
                            delivery.error().orElse("")))
            .map(String::strip)
            .toList();
  }

  /** The number of messages in the channel. */
  public int messages() {
    return slack.messagesTaken();
  }

  @Override
  public void close() {
    slack.close();
    workspace.close();
  }
}
