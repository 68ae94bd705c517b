package dev.retune.ui.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.common.error.InvalidInputException;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.scheduling.SchedulePlan;
import dev.retune.settings.model.SettingsValidator;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;

/** How a value of the settings is typed. */
enum SettingFieldType {
  /** Any words; blank unsets the value. */
  WORDS {
    @Override
    Object read(String typed) {
      SettingsValidator.words(typed);
      return Optional.of(typed).filter(t -> !t.isEmpty());
    }
  },
  /** One of several words that are offered, or a tick. */
  CHOICE {
    @Override
    Object read(String typed) {
      return Optional.of(typed).filter(t -> !t.isEmpty());
    }
  },
  /** A tick. */
  TICK {
    @Override
    Object read(String typed) {
      return Boolean.parseBoolean(typed);
    }
  },
  /** A zone's name; blank is the system's. */
  ZONE {
    @Override
    Object read(String typed) {
      return Optional.of(typed)
          .filter(t -> !t.isEmpty())
          .map(t -> SettingsValidator.zone(t).getId());
    }
  },
  /** A fraction, typed as a percentage. */
  PERCENT {
    @Override
    String shown(JsonNode value) {
      // a fraction such as 0.29 has no exact product with 100
      double percent = Math.round(value.asDouble() * 1e6) / 1e4;
      return percent == Math.rint(percent)
          ? String.valueOf(Math.round(percent))
          : String.valueOf(percent);
    }

    @Override
    Object read(String typed) {
      try {
        double percent = Double.parseDouble(typed.replace("%", "").replace(',', '.').strip());
        if (percent >= 0 && percent <= 100) {
          return percent / 100;
        }
      } catch (NumberFormatException e) {
        throw new InvalidInputException(e, "ui.settings.noPercent");
      }
      throw new InvalidInputException("ui.settings.noPercent");
    }
  },
  /** A whole number from 1. */
  COUNT {
    @Override
    Object read(String typed) {
      return whole(typed, 1, "ui.settings.noCount");
    }
  },
  /** A length of time, typed as days. */
  DAYS {
    @Override
    String shown(JsonNode value) {
      return String.valueOf(Duration.parse(value.asText()).toDays());
    }

    @Override
    Object read(String typed) {
      return Duration.ofDays(whole(typed, 0, "ui.settings.noDays"));
    }
  },
  /** The same, and not nothing. */
  SOME_DAYS {
    @Override
    String shown(JsonNode value) {
      return DAYS.shown(value);
    }

    @Override
    Object read(String typed) {
      return Duration.ofDays(whole(typed, 1, "ui.settings.noDays"));
    }
  },
  /** When something is due. */
  PLAN {
    @Override
    Object read(String typed) {
      SchedulePlan plan = SchedulePlan.parse(typed, ZoneOffset.UTC);
      return plan instanceof SchedulePlan.Off ? "off" : typed;
    }
  },
  /** An address of the web; blank unsets it. */
  ADDRESS {
    @Override
    Object read(String typed) {
      if (typed.isEmpty()) {
        return Optional.empty();
      }
      SettingsValidator.webAddress(typed);
      return Optional.of(typed);
    }
  },
  /** A database's address without its password; blank unsets it. */
  DATABASE {
    @Override
    Object read(String typed) {
      if (!typed.isEmpty()) {
        DatabaseUrl url = DatabaseUrl.parse(typed);
        if (url.password().isPresent() || typed.matches("(?i).*[?;&](password|pwd)=.*")) {
          throw new InvalidInputException("ui.settings.passwordInUrl");
        }
      }
      return typed;
    }
  };

  /** Whether it is a short figure. */
  boolean isNumber() {
    return switch (this) {
      case PERCENT, COUNT, DAYS, SOME_DAYS -> true;
      case WORDS, CHOICE, TICK, ZONE, PLAN, ADDRESS, DATABASE -> false;
    };
  }

  /** A value as the settings file holds it, to be edited. */
  String shown(JsonNode value) {
    return value.isNull() || value.isMissingNode() ? "" : value.asText();
  }

  /**
   * The value as the settings file holds it.
   *
   * @param typed without blanks at its ends
   * @throws InvalidInputException when it is none, in one sentence
   */
  abstract Object read(String typed);

  private static long whole(String typed, long least, String otherwise) {
    if (!typed.matches("\\d{1,6}") || Long.parseLong(typed) < least) {
      throw new InvalidInputException(otherwise, least);
    }
    return Long.parseLong(typed);
  }
}
