package dev.retune.ui.kit;

import dev.retune.text.Texts;
import java.time.Clock;
import java.time.ZoneId;

/**
 * What every screen works with.
 *
 * @param texts the language
 * @param figures numbers and moments as that language writes them
 * @param scope the window of time that the screens share
 * @param runner takes work away from the window's thread
 * @param notices where outcomes and failures are told
 * @param dialogs asks a person
 * @param zone in which days are cut
 * @param person who decides, for the audit
 * @param doors lead to the other screens
 */
public record Room(
    Texts texts,
    Figures figures,
    Scope scope,
    TaskRunner runner,
    Notices notices,
    Dialogs dialogs,
    Clock clock,
    ZoneId zone,
    String person,
    Doors doors) {

  /** With no way to another screen. */
  public Room(
      Texts texts,
      Figures figures,
      Scope scope,
      TaskRunner runner,
      Notices notices,
      Dialogs dialogs,
      Clock clock,
      ZoneId zone,
      String person) {
    this(texts, figures, scope, runner, notices, dialogs, clock, zone, person, Doors.shut());
  }

  /** The same for a screen that can be left. */
  public Room in(Sight sight) {
    return new Room(
        texts, figures, scope.in(sight), runner, notices, dialogs, clock, zone, person, doors);
  }
}
