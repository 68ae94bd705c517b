package dev.retune.ui.navigation;

import dev.retune.common.i18n.Texts;
import dev.retune.ui.dialog.UserDialogs;
import dev.retune.ui.format.ValueFormatter;
import dev.retune.ui.task.NoticeList;
import dev.retune.ui.task.TaskRunner;
import java.time.Clock;
import java.time.ZoneId;

/**
 * What every screen works with.
 *
 * @param texts the language
 * @param formatter numbers and moments as that language writes them
 * @param timeWindow the window of time that the screens share
 * @param runner takes work away from the window's thread
 * @param notices where outcomes and failures are told
 * @param dialogs asks a person
 * @param zone in which days are cut
 * @param person who decides, for the audit
 * @param navigator lead to the other screens
 */
public record ScreenContext(
    Texts texts,
    ValueFormatter formatter,
    TimeWindowModel timeWindow,
    TaskRunner runner,
    NoticeList notices,
    UserDialogs dialogs,
    Clock clock,
    ZoneId zone,
    String person,
    Navigator navigator) {

  /** With no way to another screen. */
  public ScreenContext(
      Texts texts,
      ValueFormatter formatter,
      TimeWindowModel timeWindow,
      TaskRunner runner,
      NoticeList notices,
      UserDialogs dialogs,
      Clock clock,
      ZoneId zone,
      String person) {
    this(
        texts,
        formatter,
        timeWindow,
        runner,
        notices,
        dialogs,
        clock,
        zone,
        person,
        Navigator.shut());
  }

  /** The same for a screen that can be left. */
  public ScreenContext in(Visibility visibility) {
    return new ScreenContext(
        texts,
        formatter,
        timeWindow.in(visibility),
        runner,
        notices,
        dialogs,
        clock,
        zone,
        person,
        navigator);
  }
}
