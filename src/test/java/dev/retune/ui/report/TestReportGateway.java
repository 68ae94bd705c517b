package dev.retune.ui.report;

import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.composition.BlockCompositions;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.RefusedException;
import dev.retune.common.error.UnavailableException;
import dev.retune.pipeline.SentReport;
import dev.retune.report.blockkit.ReportMessage;
import dev.retune.report.delivery.Delivery;
import dev.retune.report.weekly.IsoWeek;
import dev.retune.report.weekly.WeekSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reports in memory. */
final class TestReportGateway implements ReportGateway {
  static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");

  final List<Delivery> sent = new ArrayList<>();
  final List<String> notes = new ArrayList<>();
  String configured = "C1";
  boolean again;
  boolean refuses;
  boolean ahead;

  @Override
  public Path write(Path file, byte[] content) {
    try {
      return Files.write(file, content);
    } catch (IOException e) {
      throw new UnavailableException(e, "ui.report.unwritable", file.toString(), "no folder");
    }
  }

  @Override
  public String channel() {
    return configured;
  }

  @Override
  public Optional<Instant> nextSending() {
    return Optional.of(NOW.plusSeconds(3600));
  }

  @Override
  public String language() {
    return "en";
  }

  @Override
  public SentReport preview(IsoWeek week, String channel, String note) {
    if (ahead) {
      throw new InvalidInputException("report.weekAhead", week.toString());
    }
    ReportMessage message =
        new ReportMessage(
                List.of(Blocks.header(h -> h.text(BlockCompositions.plainText("Week " + week)))),
                "Week")
            .withNote(note);
    return new SentReport(
        week, message, sent.stream().filter(d -> d.channel().equals(channel)).findFirst());
  }

  @Override
  public SentReport send(IsoWeek week, String channel, String note, boolean anew) {
    if (refuses) {
      throw new RefusedException("report.sentBefore", week.toString(), channel);
    }
    again = anew;
    notes.add(note);
    sent.add(delivery(channel));
    return preview(week, channel, note);
  }

  @Override
  public List<WeekSummary> weeks(IsoWeek last, int count) {
    return List.of();
  }

  @Override
  public List<Delivery> history(int limit) {
    return sent;
  }

  static Delivery delivery(String channel) {
    return delivery(channel, "2026-W47", NOW);
  }

  static Delivery delivery(String channel, String week, Instant at) {
    return new Delivery(
        channel, week, Delivery.State.SENT, 1, Optional.of("1.2"), Optional.empty(), at);
  }
}
