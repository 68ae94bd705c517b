package dev.retune.report;

import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.composition.BlockCompositions;
import dev.retune.bootstrap.module.EntityClasses;
import dev.retune.persistence.Workspace;
import dev.retune.report.blockkit.ReportMessage;
import dev.retune.report.delivery.Delivery;
import dev.retune.report.delivery.DeliveryLedger;
import dev.retune.report.slack.FakeSlack;
import dev.retune.report.slack.RetryTiming;
import dev.retune.report.slack.SlackSettings;
import dev.retune.report.weekly.IsoWeek;
import dev.retune.support.TestDatabases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A sender to a local fake of Slack, with an empty ledger. */
@ResourceLock("the fake of Slack, which all subclasses share")
@SuppressWarnings("NullAway.Init") // start() is called before the tests
abstract class SlackFixture {
  static final Instant NOW = Instant.parse("2026-11-09T09:00:00Z");
  static final IsoWeek WEEK = IsoWeek.parse("2026-W45");
  static final String CHANNEL = "C0123456789";
  static final String TOKEN = "xoxb-1234-do-not-show";
  static final ReportMessage MESSAGE =
      new ReportMessage(
          List.of(Blocks.header(h -> h.text(BlockCompositions.plainText("Hi")))), "Week 45");
  // a second in Retry-After lasts a millisecond
  static final RetryTiming FAST =
      new RetryTiming(
          Duration.ofMillis(2),
          Duration.ofMillis(10),
          Duration.ofMillis(1),
          4,
          Duration.ofSeconds(20));

  static FakeSlack slack;
  private static final Map<TestDatabases, Workspace> workspaces =
      new EnumMap<>(TestDatabases.class);

  final Workspace workspace = open(TestDatabases.H2);
  final DeliveryLedger ledger = new DeliveryLedger(workspace, at(NOW));

  /** Opened once, and empty. */
  static Workspace open(TestDatabases kind) {
    Workspace workspace =
        workspaces.computeIfAbsent(kind, k -> Workspace.open(k.migrated(), EntityClasses.all()));
    workspace.run(s -> s.createMutationQuery("delete from DeliveryEntity").executeUpdate());
    workspace.run(s -> s.createNativeMutationQuery("delete from audit").executeUpdate());
    return workspace;
  }

  @BeforeAll
  static void start() {
    slack = new FakeSlack();
  }

  @AfterAll
  static void end() {
    slack.close();
    workspaces.values().forEach(Workspace::close);
    workspaces.clear();
  }

  @BeforeEach
  void quiet() {
    slack.reset();
  }

  static Clock at(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  SlackReportSender sender() {
    return sender(workspace, NOW);
  }

  SlackReportSender sender(Workspace in, Instant now) {
    SlackSettings settings = new SlackSettings(Optional.of(slack.baseUrl()), Optional.of(CHANNEL));
    return new SlackReportSender(settings, () -> Optional.of(TOKEN), in, at(now), FAST);
  }

  Delivery send() {
    return sender().send(WEEK, MESSAGE, false, "ann");
  }

  Delivery.State state() {
    return sender().delivery(WEEK).orElseThrow().state();
  }
}
