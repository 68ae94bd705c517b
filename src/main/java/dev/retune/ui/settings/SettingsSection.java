package dev.retune.ui.settings;

import dev.retune.ui.navigation.GuidePage;
import dev.retune.ui.navigation.GuidePlace;
import java.util.Arrays;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The sections of the screen, in order. */
public enum SettingsSection {
  GENERAL,
  DATABASE,
  SOURCES,
  MODEL,
  ENDPOINT,
  TRIGGER,
  SLACK,
  SCHEDULE,
  SHORTCUTS;

  /** Returns the section with a name; the first if there is none. */
  static SettingsSection named(String name) {
    return Arrays.stream(values()).filter(s -> s.name().equals(name)).findFirst().orElse(GENERAL);
  }

  /** The guide about it. */
  public GuidePlace guide() {
    return switch (this) {
      case GENERAL, SHORTCUTS -> new GuidePlace(GuidePage.SETTINGS, "the-window");
      case DATABASE -> new GuidePlace(GuidePage.UNATTENDED, "the-database-file");
      case SOURCES -> GuidePlace.of(GuidePage.SOURCES);
      case MODEL -> GuidePlace.of(GuidePage.MODELS);
      case ENDPOINT -> new GuidePlace(GuidePage.PROMPTS, "name-an-endpoint");
      case TRIGGER -> new GuidePlace(GuidePage.LOOP, "when");
      case SLACK -> GuidePlace.of(GuidePage.SLACK);
      case SCHEDULE -> GuidePlace.of(GuidePage.UNATTENDED);
    };
  }

  /** Its icon in lists. */
  public Ikon icon() {
    return switch (this) {
      case GENERAL -> Feather.USER;
      case DATABASE -> Feather.DATABASE;
      case SOURCES -> Feather.DOWNLOAD;
      case MODEL -> Feather.CPU;
      case ENDPOINT -> Feather.ZAP;
      case TRIGGER -> Feather.BELL;
      case SLACK -> Feather.SLACK;
      case SCHEDULE -> Feather.CLOCK;
      case SHORTCUTS -> Feather.COMMAND;
    };
  }
}
