package dev.retune.report;

import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.BlockCompositions;
import dev.retune.common.i18n.Texts;
import dev.retune.persistence.Workspace;
import dev.retune.report.blockkit.BlockKitRenderer;
import dev.retune.report.blockkit.Mrkdwn;
import dev.retune.report.blockkit.ReportMessage;
import dev.retune.report.delivery.AlertKind;
import dev.retune.report.delivery.Delivery;
import dev.retune.report.delivery.DeliveryRepository;
import dev.retune.report.weekly.WeeklyRunHistory;
import dev.retune.retraining.store.RunHistoryRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sends a digest of the events since the last alerts, at most one message per day and channel. It
 * uses the ledger of the weekly report, so each message is sent at most once; later events wait for
 * the next day's message.
 */
public final class AlertDigestService {
  private static final Duration FIRST = Duration.ofDays(1);
  private static final Duration LONGEST = Duration.ofDays(7);
  private static final int LINES = 20;
  private static final int LINE = 300;

  private final DeliveryRepository deliveries;
  private final WeeklyRunHistory history;
  private final RunHistoryRepository runs;
  private final HeldBursts held;
  private final SlackReportSender slack;
  private final Texts texts;
  private final ZoneId zone;
  private final Clock clock;
  private final Set<AlertKind> kinds;

  /**
   * Creates a service for a workspace.
   *
   * @param zone the time zone of days
   * @param kinds the kinds of alerts to send
   */
  public AlertDigestService(
      Workspace workspace,
      HeldBursts held,
      SlackReportSender slack,
      Texts texts,
      ZoneId zone,
      Clock clock,
      Set<AlertKind> kinds) {
    this.deliveries = new DeliveryRepository(workspace);
    this.history = new WeeklyRunHistory(workspace);
    this.runs = new RunHistoryRepository(workspace);
    this.held = held;
    this.slack = slack;
    this.texts = texts;
    this.zone = zone;
    this.clock = clock;
    this.kinds = Set.copyOf(kinds);
  }

  /**
   * Sends today's alerts, unless there are none or they have been sent.
   *
   * @param who the user recorded in the audit log
   * @return the delivery; empty when nothing was to be sent
   * @throws dev.retune.common.error.ApplicationException as {@link SlackReportSender#send}
   */
  public Optional<Delivery> send(String who) {
    if (slack.channel().isEmpty() || kinds.isEmpty()) {
      return Optional.empty();
    }
    SlackReportSender sender = slack.byId();
    Instant now = clock.instant();
    LocalDate today = now.atZone(zone).toLocalDate();
    boolean toldToday =
        sender.delivery(today.toString()).filter(d -> d.state() == Delivery.State.SENT).isPresent();
    if (toldToday) {
      return Optional.empty();
    }
    List<String> lines = lines(since(sender.channel().orElseThrow(), now), now);
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(sender.send(today.toString(), message(today, lines), false, who));
  }

  private Instant since(String channel, Instant now) {
    Instant last = deliveries.lastAlert(channel).orElse(now.minus(FIRST));
    Instant earliest = now.minus(LONGEST);
    return last.isBefore(earliest) ? earliest : last;
  }

  private List<String> lines(Instant from, Instant to) {
    List<String> lines = new ArrayList<>();
    if (kinds.contains(AlertKind.FIRED)) {
      runs.fired(from, to)
          .forEach(
              why ->
                  lines.add(
                      texts.get(
                          "report.alert.fired", Mrkdwn.escapeShortened(texts.get(why), LINE))));
    }
    history.runs(from, to).stream()
        .filter(run -> kinds.stream().anyMatch(kind -> kind.name().equals(run.state())))
        .forEach(
            run ->
                lines.add(
                    texts.get("report.run." + run.state(), run.run(), run.version().orElse("—"))));
    if (kinds.contains(AlertKind.BURST)) {
      Held now = held.between(from, to);
      if (now.bursts() > 0) {
        lines.add(texts.get("report.alert.burst", now.votes(), now.bursts()));
      }
    }
    return lines;
  }

  /** The bursts of votes that are held for review. */
  public interface HeldBursts {
    /** The bursts with votes from one instant (inclusive) to another (exclusive). */
    Held between(Instant from, Instant to);
  }

  /** The number of held bursts, and of their votes. */
  public record Held(long bursts, long votes) {}

  private ReportMessage message(LocalDate day, List<String> lines) {
    String title = texts.get("report.alert.title", day.toString(), lines.size());
    List<String> shown = new ArrayList<>(lines.stream().limit(LINES).toList());
    if (lines.size() > LINES) {
      shown.add(texts.get("report.embedding.more", lines.size() - LINES));
    }
    String text = Mrkdwn.fit(String.join("\n", shown), BlockKitRenderer.SECTION);
    List<LayoutBlock> blocks =
        List.of(
            Blocks.header(h -> h.text(BlockCompositions.plainText(title))),
            Blocks.section(s -> s.text(BlockKitRenderer.mark(text, BlockKitRenderer.SECTION))));
    return new ReportMessage(blocks, Mrkdwn.escape(title));
  }
}
