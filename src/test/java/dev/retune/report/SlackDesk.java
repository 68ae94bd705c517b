package dev.retune.report;

import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.composition.BlockCompositions;
import dev.retune.app.Entities;
import dev.retune.db.Workspace;
import dev.retune.house.Databases;
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

/** A sender to a Slack on this machine, over an empty ledger. */
@SuppressWarnings("NullAway.Init") // start() is called before the tests
abstract class SlackDesk {
  static final Instant NOW = Instant.parse("2026-11-09T09:00:00Z");
  static final IsoWeek WEEK = IsoWeek.parse("2026-W45");
  static final String CHANNEL = "C0123456789";
  static final String TOKEN = "xoxb-1234-do-not-show";
  static final ReportMessage MESSAGE =
      new ReportMessage(
          List.of(Blocks.header(h -> h.text(BlockCompositions.plainText("Hi")))), "Week 45");
  // a second of Slack's lasts a millisecond
  static final Pace FAST =
      new Pace(
          Duration.ofMillis(2),
          Duration.ofMillis(10),
          Duration.ofMillis(1),
          4,
          Duration.ofSeconds(20));

  static FakeSlack slack;
  private static final Map<Databases, Workspace> workspaces = new EnumMap<>(Databases.class);

  final Workspace workspace = open(Databases.H2);
  final Deliveries deliveries = new Deliveries(workspace, at(NOW));

  /** Opened once, and empty. */
  static Workspace open(Databases kind) {
    Workspace workspace =
        workspaces.computeIfAbsent(kind, k -> Workspace.open(k.migrated(), Entities.all()));
    workspace.run(s -> s.createMutationQuery("delete from DeliveryRow").executeUpdate());
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

  SlackSender sender() {
    return sender(workspace, NOW);
  }

  SlackSender sender(Workspace in, Instant now) {
    SlackSettings settings = new SlackSettings(Optional.of(slack.baseUrl()), Optional.of(CHANNEL));
    return new SlackSender(settings, () -> Optional.of(TOKEN), in, at(now), FAST);
  }

  Delivery send() {
    return sender().send(WEEK, MESSAGE, false, "ann");
  }

  Delivery.State state() {
    return sender().delivery(WEEK).orElseThrow().state();
  }
}
