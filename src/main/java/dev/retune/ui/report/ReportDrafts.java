package dev.retune.ui.report;

import dev.retune.report.weekly.IsoWeek;
import dev.retune.ui.navigation.ScreenDrafts;
import java.util.List;
import java.util.Optional;

/** What was typed for a report and not sent yet: a note for each week, and another channel. */
final class ReportDrafts {
  private static final String CHANNEL = "report channel";

  private final ScreenDrafts drafts;

  ReportDrafts(ScreenDrafts drafts) {
    this.drafts = drafts;
  }

  /** Reads the drafts; may block. */
  void load() {
    drafts.load();
  }

  /** The note of a week; empty if there is none. */
  String note(IsoWeek week) {
    return drafts.text(key(week));
  }

  void keepNote(IsoWeek week, String note) {
    drafts.keep(key(week), note);
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
