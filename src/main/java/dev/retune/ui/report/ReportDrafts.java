package dev.retune.ui.report;

import dev.retune.report.delivery.Delivery;
import dev.retune.report.weekly.IsoWeek;
import dev.retune.ui.navigation.ScreenDrafts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What was typed for a report and not sent yet: a note for each week with the time of the last key,
 * and another channel. A note is no draft any more once its week was sent by anyone, such as the
 * schedule.
 */
final class ReportDrafts {
  private static final String CHANNEL = "report channel";

  private final ScreenDrafts drafts;
  private final InstantSource clock;

  ReportDrafts(ScreenDrafts drafts, InstantSource clock) {
    this.drafts = drafts;
    this.clock = clock;
  }

  /** Reads the drafts; may block. */
  void load() {
    drafts.load();
  }

  /** The note of a week; empty if there is none. */
  String note(IsoWeek week) {
    return drafts.texts(key(week)).stream().findFirst().orElse("");
  }

  /** The note of a week unless the week was sent after it was typed. */
  String unsentNote(IsoWeek week, List<Delivery> history) {
    return history.stream().anyMatch(each -> sentSince(each, week)) ? "" : note(week);
  }

  void keepNote(IsoWeek week, String note) {
    if (!note(week).equals(note)) {
      drafts.keep(
          key(week), note.isBlank() ? List.of() : List.of(note, clock.instant().toString()));
    }
  }

  /**
   * Removes the notes of weeks that were sent after they were typed.
   *
   * @param shown the week whose note is on the screen; it stays
   */
  void removeSent(List<Delivery> history, IsoWeek shown) {
    history.stream()
        .filter(Delivery::isReport)
        .map(each -> IsoWeek.parse(each.about()))
        .distinct()
        .filter(week -> !week.equals(shown) && unsentNote(week, history).isEmpty())
        .forEach(week -> keepNote(week, ""));
  }

  private boolean sentSince(Delivery delivery, IsoWeek week) {
    return delivery.isReport()
        && delivery.state() == Delivery.State.SENT
        && delivery.about().equals(week.toString())
        && delivery.updatedAt().isAfter(typedAt(week));
  }

  /** When a note was typed; drafts of earlier versions do not say it. */
  private Instant typedAt(IsoWeek week) {
    return drafts.texts(key(week)).stream()
        .skip(1)
        .findFirst()
        .map(Instant::parse)
        .orElse(Instant.EPOCH);
  }

  /** The typed channel; empty if it is that of the settings. */
  Optional<String> channel() {
    return drafts.texts(CHANNEL).stream().findFirst();
  }

  void keepChannel(String typed, String configured) {
    String channel = typed.strip();
    drafts.keep(CHANNEL, channel.equals(configured) ? "" : channel);
  }

  /**
   * A report was sent: its note and the typed channel are no drafts any more.
   *
   * @return whether the note is still the one that was sent
   */
  boolean sent(IsoWeek week, String channel, String note) {
    if (drafts.text(CHANNEL).equals(channel)) {
      drafts.keep(CHANNEL, List.of());
    }
    boolean same = note(week).equals(note);
    if (same) {
      keepNote(week, "");
    }
    return same;
  }

  private static String key(IsoWeek week) {
    return "report note " + week;
  }
}
