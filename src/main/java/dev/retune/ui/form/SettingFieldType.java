package dev.retune.ui.form;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.remote.RemoteAddress;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.scheduling.SchedulePlan;
import dev.retune.settings.model.SettingsValidator;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;

/** Parses and formats the text of a setting. */
public enum SettingFieldType {
  /** Any text; blank unsets the value. */
  WORDS {
    @Override
    Object read(String typed) {
      SettingsValidator.words(typed);
      return Optional.of(typed).filter(t -> !t.isEmpty());
    }
  },
  /** One of several options, or a check box. */
  CHOICE {
    @Override
    Object read(String typed) {
      return Optional.of(typed).filter(t -> !t.isEmpty());
    }
  },
  /** A check box. */
  TICK {
    @Override
    Object read(String typed) {
      return Boolean.parseBoolean(typed);
    }
  },
  /** A time zone; blank means the system's. */
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
      // Fractions such as 0.29 have no exact product with 100.
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
  /** A positive integer. */
  COUNT {
    @Override
    Object read(String typed) {
      return whole(typed, 1, "ui.settings.noCount");
    }
  },
  /** A positive integer of any size; blank unsets it. */
  LIMIT {
    @Override
    Object read(String typed) {
      if (typed.isEmpty()) {
        return Optional.empty();
      }
      if (!typed.matches("\\d{1,15}")) {
        throw new InvalidInputException("ui.settings.noCount", 0);
      }
      return Optional.of(Long.parseLong(typed));
    }
  },
  /** An amount of money; blank unsets it. */
  AMOUNT {
    @Override
    Object read(String typed) {
      if (typed.isEmpty()) {
        return Optional.empty();
      }
      String plain = typed.replace(',', '.');
      if (!plain.matches("\\d{1,9}([.]\\d{1,6})?")) {
        throw new InvalidInputException("ui.settings.noAmount");
      }
      return Optional.of(Double.parseDouble(plain));
    }
  },
  /** A duration, typed in days. */
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
  /** A positive duration. */
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
  /** A schedule expression. */
  PLAN {
    @Override
    Object read(String typed) {
      SchedulePlan plan = SchedulePlan.parse(typed, ZoneOffset.UTC);
      return plan instanceof SchedulePlan.Off ? "off" : typed;
    }
  },
  /** A web address; blank unsets it. */
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
  /** A database address without a password; blank unsets it. */
  DATABASE {
    @Override
    Object read(String typed) {
      if (RemoteAddress.is(typed)) {
        RemoteAddress.parse(typed);
      } else if (!typed.isEmpty()) {
        DatabaseUrl url = DatabaseUrl.parse(typed);
        if (url.password().isPresent() || typed.matches("(?i).*[?;&](password|pwd)=.*")) {
          throw new InvalidInputException("ui.settings.passwordInUrl");
        }
      }
      return typed;
    }
  },
  /** A path, or the address of a database or an API without a password. */
  SOURCE {
    @Override
    Object read(String typed) {
      return SourceAddressKind.of(typed) == SourceAddressKind.FILES ? typed : DATABASE.read(typed);
    }
  };

  /** Whether a narrow field is enough. */
  boolean isNumber() {
    return switch (this) {
      case PERCENT, COUNT, LIMIT, AMOUNT, DAYS, SOME_DAYS -> true;
      case WORDS, CHOICE, TICK, ZONE, PLAN, ADDRESS, DATABASE, SOURCE -> false;
    };
  }

  /** Formats a stored value for editing. */
  String shown(JsonNode value) {
    return value.isNull() || value.isMissingNode() ? "" : value.asText();
  }

  /**
   * Parses typed text into the stored value.
   *
   * @param typed stripped text
   * @throws InvalidInputException if the text is invalid; its message is one sentence
   */
  abstract Object read(String typed);

  private static long whole(String typed, long least, String otherwise) {
    if (!typed.matches("\\d{1,6}") || Long.parseLong(typed) < least) {
      throw new InvalidInputException(otherwise, least);
    }
    return Long.parseLong(typed);
  }
}
