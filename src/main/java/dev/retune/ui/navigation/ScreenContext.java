package dev.retune.ui.navigation;

import dev.retune.common.i18n.Texts;
import dev.retune.ui.dialog.UserDialogs;
import dev.retune.ui.format.ValueFormatter;
import dev.retune.ui.task.NoticeList;
import dev.retune.ui.task.TaskRunner;
import java.time.Clock;
import java.time.ZoneId;

/**
 * The shared dependencies of all screens.
 *
 * @param texts the message bundle of the language
 * @param formatter numbers and times in that language
 * @param timeWindow the shared time window
 * @param runner runs work off the JavaFX thread
 * @param notices shows outcomes and failures
 * @param dialogs asks the user
 * @param zone the time zone that bounds days
 * @param person the user's name for the audit log
 * @param navigator opens other screens
 * @param preferences what is set for the window
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
    Navigator navigator,
    DesktopPreferences preferences) {

  /** Creates a context without navigation, whose preferences are not saved. */
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
        Navigator.none());
  }

  /** Creates a context whose preferences are not saved. */
  public ScreenContext(
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
        navigator,
        DesktopPreferences.unsaved());
  }

  /** Returns a copy with its own visibility, for a screen that can be hidden. */
  public ScreenContext withVisibility(Visibility visibility) {
    return new ScreenContext(
        texts,
        formatter,
        timeWindow.withVisibility(visibility),
        runner,
        notices,
        dialogs,
        clock,
        zone,
        person,
        navigator,
        preferences);
  }
}
