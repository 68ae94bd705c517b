package dev.retune.ui.settings;

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
