package dev.retune.ui.settings;

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
