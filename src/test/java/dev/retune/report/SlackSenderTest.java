package dev.retune.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.composition.BlockCompositions;
import dev.retune.db.Workspace;
import dev.retune.fault.BadInput;
import dev.retune.fault.Busy;
import dev.retune.fault.Failure;
import dev.retune.fault.Refused;
import dev.retune.fault.Unavailable;
import dev.retune.house.Databases;
import dev.retune.report.FakeSlack.Outcome;
import dev.retune.text.Json;
import dev.retune.text.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

class SlackSenderTest {
  private static final Instant NOW = Instant.parse("2026-11-09T09:00:00Z");
  private static final IsoWeek WEEK = IsoWeek.parse("2026-W45");
  private static final String CHANNEL = "C0123456789";
  private static final String TOKEN = "xoxb-1234-do-not-show";
  private static final ReportMessage MESSAGE =
      new ReportMessage(
          List.of(Blocks.header(h -> h.text(BlockCompositions.plainText("Hi")))), "Week 45");
  // a second of Slack's lasts a millisecond
  private static final Pace FAST =
      new Pace(
          Duration.ofMillis(2),
          Duration.ofMillis(10),
          Duration.ofMillis(1),
          4,
          Duration.ofSeconds(20));

  private static final FakeSlack slack = new FakeSlack();
  private static final Map<Databases, Workspace> workspaces = new EnumMap<>(Databases.class);

  private final Workspace workspace = open(Databases.H2);
  private final Deliveries deliveries = new Deliveries(workspace, at(NOW));

  /** Opened once, and empty. */
  private static Workspace open(Databases kind) {
    Workspace workspace =
        workspaces.computeIfAbsent(kind, k -> Workspace.open(k.fresh(), ReportTables.entities()));
    workspace.run(s -> s.createMutationQuery("delete from DeliveryRow").executeUpdate());
    workspace.run(s -> s.createNativeMutationQuery("delete from audit").executeUpdate());
    return workspace;
  }

  @BeforeEach
  void quiet() {
    slack.reset();
  }

  @AfterAll
  static void close() {
    workspaces.values().forEach(Workspace::close);
    slack.close();
  }

  private static Clock at(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  private SlackSender sender() {
    return sender(workspace, NOW);
  }

  private SlackSender sender(Workspace in, Instant now) {
    SlackSettings settings = new SlackSettings(Optional.of(slack.baseUrl()), Optional.of(CHANNEL));
    return new SlackSender(settings, () -> Optional.of(TOKEN), in, at(now), FAST);
  }

  private Delivery send() {
    return sender().send(WEEK, MESSAGE, false, "ann");
  }

  private Delivery.State state() {
    return sender().delivery(WEEK).orElseThrow().state();
  }

  @ParameterizedTest
  @EnumSource
  void sendsOnceAndKeepsWhatSlackCallsIt(Databases kind) {
    slack.answering(Outcome.TAKEN);
    Workspace own = open(kind);
    Delivery delivery = sender(own, NOW).send(WEEK, MESSAGE, false, "ann");
    assertThat(delivery)
        .isEqualTo(
            new Delivery(
                CHANNEL,
                WEEK,
                Delivery.State.SENT,
                1,
                Optional.of("1700000000.000100"),
                Optional.empty(),
                NOW));
    assertThat(sender(own, NOW).delivery(WEEK)).contains(delivery);
  }

  @Test
  void sendsTheVeryBlocksOfThePreview() throws Exception {
    slack.answering(Outcome.TAKEN);
    send();
    assertThat(Json.mapper().readTree(slack.posts().getFirst().get("blocks")))
        .isEqualTo(MESSAGE.json());
  }

  @Test
  void marksTheMessageWithItsWeek() {
    slack.answering(Outcome.TAKEN);
    send();
    assertThat(slack.posts().getFirst().get("metadata"))
        .contains("\"event_type\":\"retune_weekly_report\"", "\"week\":\"2026-W45\"");
  }

  @ParameterizedTest
  @EnumSource
  void refusesASecondSending(Databases kind) {
    slack.answering(Outcome.TAKEN);
    Workspace own = open(kind);
    sender(own, NOW).send(WEEK, MESSAGE, false, "ann");
    assertThatThrownBy(() -> sender(own, NOW).send(WEEK, MESSAGE, false, "ann"))
        .isInstanceOf(Refused.class);
    assertThat(slack.messagesTaken()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void sendsAgainWhenForced(Databases kind) {
    slack.answering(Outcome.TAKEN);
    Workspace own = open(kind);
    sender(own, NOW).send(WEEK, MESSAGE, false, "ann");
    Delivery again = sender(own, NOW).send(WEEK, MESSAGE, true, "ann");
    assertThat(List.of(again.attempts(), slack.messagesTaken())).isEqualTo(List.of(2, 2));
  }

  @Test
  void anotherWeekIsAnotherDelivery() {
    slack.answering(Outcome.TAKEN);
    send();
    sender().send(WEEK.next(), MESSAGE, false, "ann");
    assertThat(deliveries.latest(10)).extracting(Delivery::week).containsExactly(WEEK.next(), WEEK);
  }

  @ParameterizedTest
  @EnumSource
  void ofTwoAtOnceOneSends(Databases kind) throws Exception {
    slack.answering(Outcome.TAKEN);
    Workspace own = open(kind);
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      Callable<Boolean> one =
          () -> {
            try {
              sender(own, NOW).send(WEEK, MESSAGE, false, "ann");
              return true;
            } catch (Busy | Refused e) {
              return false;
            }
          };
      List<Future<Boolean>> all = pool.invokeAll(List.of(one, one, one, one));
      for (Future<Boolean> each : all) {
        each.get();
      }
      assertThat(slack.messagesTaken()).isEqualTo(1);
    }
  }

  @Test
  void waitsAsLongAsSlackAsks() {
    slack.answering(Outcome.TOO_FAST, Outcome.TAKEN);
    long began = System.nanoTime();
    send();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(400));
  }

  @Test
  void givesUpWhenSlackKeepsAskingToWait() {
    slack.answering(Outcome.TOO_FAST);
    assertThatThrownBy(this::send)
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("slackBusy");
    assertThat(List.of(slack.posts().size(), state())).isEqualTo(List.of(4, Delivery.State.FAILED));
  }

  @Test
  void doesNotWaitForEver() {
    slack.answering(Outcome.WAIT_AN_HOUR, Outcome.TAKEN);
    assertThatThrownBy(this::send).isInstanceOf(Unavailable.class).hasMessageContaining("216000");
    assertThat(slack.posts()).hasSize(1);
  }

  @Test
  void sendsAfterAFailureThatIsCertain() {
    slack.answering(
        Outcome.TOO_FAST, Outcome.TOO_FAST, Outcome.TOO_FAST, Outcome.TOO_FAST, Outcome.TAKEN);
    assertThatThrownBy(this::send).isInstanceOf(Unavailable.class);
    assertThat(send().attempts()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(
      value = Outcome.class,
      names = {"BROKEN", "DROPPED"})
  void triesAgainWhatDidNotArrive(Outcome fault) {
    slack.answering(fault, fault, Outcome.TAKEN);
    assertThat(send().state()).isEqualTo(Delivery.State.SENT);
    assertThat(slack.messagesTaken()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Outcome.class,
      names = {"TAKEN_THEN_BROKEN", "TAKEN_THEN_DROPPED"})
  void neverRepeatsWhatArrivedThoughTheAnswerDidNot(Outcome fault) {
    slack.answering(fault, Outcome.TAKEN);
    assertThat(send().state()).isEqualTo(Delivery.State.SENT);
    assertThat(slack.messagesTaken()).isEqualTo(1);
  }

  @Test
  void staysUndecidedWhenItCannotLook() {
    slack.answering(Outcome.TAKEN_THEN_BROKEN, Outcome.TAKEN).withoutHistory();
    assertThatThrownBy(this::send).isInstanceOf(Unavailable.class).hasMessageContaining("unsure");
    assertThat(List.of(slack.messagesTaken(), state()))
        .isEqualTo(List.of(1, Delivery.State.PENDING));
  }

  @Test
  void givesUpOnASlackThatStaysBroken() {
    slack.answering(Outcome.BROKEN);
    assertThatThrownBy(this::send)
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("slackDown");
    assertThat(state()).isEqualTo(Delivery.State.PENDING);
  }

  @Test
  void looksBeforeItSendsAfterGivingUp() {
    slack.answering(Outcome.TAKEN_THEN_DROPPED);
    slack.withoutHistory();
    assertThatThrownBy(this::send).isInstanceOf(Unavailable.class);
    assertThatThrownBy(this::send)
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("channels:history");
    assertThat(slack.messagesTaken()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void afterACrashFindsTheMessageThatArrived(Databases kind) {
    slack.answering(Outcome.TAKEN);
    Workspace own = open(kind);
    new Deliveries(own, at(NOW)).begin(CHANNEL, WEEK, Optional.empty(), "crashed");
    slack.holding("crashed");
    Delivery delivery = sender(own, NOW).send(WEEK, MESSAGE, false, "ann");
    assertThat(delivery.state()).isEqualTo(Delivery.State.SENT);
    assertThat(slack.posts()).isEmpty();
  }

  @Test
  void afterACrashSendsWhatDidNotArrive() {
    slack.answering(Outcome.TAKEN).holding("another attempt, long ago");
    deliveries.begin(CHANNEL, WEEK, Optional.empty(), "crashed");
    sender(workspace, NOW.plus(Duration.ofMinutes(6))).send(WEEK, MESSAGE, false, "ann");
    assertThat(slack.posts()).hasSize(1);
  }

  @Test
  void leavesASendingThatMayBeAtWorkAlone() {
    slack.answering(Outcome.TAKEN);
    deliveries.begin(CHANNEL, WEEK, Optional.empty(), "at work");
    assertThatThrownBy(this::send).isInstanceOf(Busy.class);
    assertThat(slack.posts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "token_revoked, report.tokenRefused",
    "invalid_auth, report.tokenRefused",
    "missing_scope, report.scopeMissing",
    "channel_not_found, report.channelUnknown",
    "not_in_channel, report.notInChannel",
    "is_archived, report.archived",
    "invalid_blocks, report.slackRefused",
  })
  void saysWhatToDoAboutARefusal(String error, String key) {
    slack.refusing(error, "");
    assertThat(catchThrowableOfType(BadInput.class, this::send).key()).isEqualTo(key);
    assertThat(List.of(slack.posts().size(), state())).isEqualTo(List.of(1, Delivery.State.FAILED));
  }

  @Test
  void namesThePermissionThatIsMissing() {
    slack.refusing("missing_scope", ",\"needed\":\"chat:write.public\"");
    Failure failure = catchThrowableOfType(BadInput.class, this::send);
    assertThat(new Texts(Locale.ENGLISH).get(failure)).contains("chat:write.public");
  }

  @Test
  void asksForATokenBeforeAnythingIsNoted() {
    SlackSettings settings = new SlackSettings(Optional.empty(), Optional.of(CHANNEL));
    SlackSender bare = new SlackSender(settings, Optional::empty, workspace, at(NOW), FAST);
    assertThatThrownBy(() -> bare.send(WEEK, MESSAGE, false, "ann"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("noToken");
    assertThat(bare.delivery(WEEK)).isEmpty();
  }

  @Test
  void asksForAChannel() {
    SlackSettings settings = new SlackSettings(Optional.empty(), Optional.of(" "));
    SlackSender bare =
        new SlackSender(settings, () -> Optional.of(TOKEN), workspace, at(NOW), FAST);
    assertThatThrownBy(() -> bare.send(WEEK, MESSAGE, false, "ann"))
        .hasMessageContaining("noChannel");
  }

  @Test
  void auditsWhoSent() {
    slack.answering(Outcome.TAKEN);
    send();
    assertThat(
            workspace.<List<String>>read(
                s ->
                    s.createNativeQuery(
                            "select who || ' ' || action || ' ' || subject from audit",
                            String.class)
                        .getResultList()))
        .containsExactly("ann send report 2026-W45 to " + CHANNEL);
  }

  @Test
  void theTokenTravelsInItsHeaderOnly() {
    slack.answering(Outcome.TAKEN);
    send();
    assertThat(slack.authorization()).contains("Bearer " + TOKEN);
    assertThat(slack.posts().toString()).doesNotContain(TOKEN);
  }

  @ParameterizedTest
  @EnumSource
  void theTokenIsNeverShown(Outcome outcome) {
    List<Logger> loggers =
        Stream.of("com.slack", "okhttp3", "dev.failsafe", "dev.retune")
            .map(name -> (Logger) LoggerFactory.getLogger(name))
            .toList();
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    loggers.forEach(
        logger -> {
          logger.setLevel(Level.TRACE);
          logger.setAdditive(false);
          logger.addAppender(log);
        });
    String told = "";
    try {
      slack.answering(outcome);
      send();
    } catch (Failure e) {
      told = e + " " + e.getCause() + " " + new Texts(Locale.ENGLISH).get(e);
    } finally {
      loggers.forEach(
          logger -> {
            logger.setLevel(null);
            logger.setAdditive(true);
            logger.detachAppender(log);
          });
    }
    assertThat(log.list).noneMatch(event -> event.getFormattedMessage().contains(TOKEN));
    assertThat(told + sender().delivery(WEEK)).doesNotContain(TOKEN);
  }

  @Test
  void leavesNoThreadThatKeepsTheProgramAlive() {
    slack.answering(Outcome.TAKEN);
    send();
    var before = Thread.getAllStackTraces().keySet();
    sender().send(WEEK, MESSAGE, true, "ann");
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> !before.contains(thread))
        .filteredOn(
            thread ->
                !thread.isDaemon() || thread.getName().toLowerCase(Locale.ROOT).contains("slack"))
        .filteredOn(thread -> !thread.getName().startsWith("qtp"))
        .isEmpty();
  }
}
