package dev.retune.settings.model;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.text.NearestWord;
import dev.retune.feedback.remote.RemoteAddress;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.scheduling.SchedulePlan;
import dev.retune.statistics.time.TimeWindow;
import java.net.URI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Validates settings beyond their types, for the settings file, the window and others; each
 * violation is one sentence.
 */
public final class SettingsValidator {
  /** Supported languages. */
  static final List<String> LANGUAGES = List.of("en", "ko");

  /** Supported themes. */
  static final List<String> THEMES = List.of("light", "dark");

  private static final int LONGEST = 200;
  private static final int LARGEST_GOAL = 10_000;
  private static final String CHANNEL = "[CGD][A-Z0-9]{5,}|[#@]?[^\\s#@]{1,80}";

  private SettingsValidator() {}

  /**
   * Checks all settings.
   *
   * @throws InvalidInputException {@code settings.value} with the name of the setting first
   */
  static void check(Settings s) {
    s.zone().ifPresent(zone -> at("zone", () -> zone(zone)));
    s.language().ifPresent(language -> oneOf("language", language, LANGUAGES));
    s.theme().ifPresent(theme -> oneOf("theme", theme, THEMES));
    s.person().ifPresent(person -> at("person", () -> words(person)));
    s.database().ifPresent(address -> at("database.url", () -> workspace(address.url())));
    at("model", () -> requireText(s.model()));
    EngineSettingsValidator.check(s.engine());
    at("window", () -> window(s.window()));
    s.slackChannel().ifPresent(channel -> at("slackChannel", () -> channel(channel)));
    s.reportLanguage().ifPresent(language -> oneOf("reportLanguage", language, LANGUAGES));
    s.slackBaseUrl().ifPresent(address -> at("slackBaseUrl", () -> webAddress(address)));
    if (s.keepVersions() < 1) {
      throw new InvalidInputException(
          "retraining.trigger.atLeastOne", "keepVersions", s.keepVersions());
    }
    at("weekly", () -> plan(s.weekly()));
    s.prompting().url().ifPresent(address -> at("prompting.url", () -> endpoint(address)));
    s.prompting().model().ifPresent(model -> at("prompting.model", () -> requireText(model)));
    s.prompting()
        .judgeModel()
        .ifPresent(model -> at("prompting.judgeModel", () -> requireText(model)));
    at("mapping", s.mapping()::checkFields);
    SourceSettingsValidator.check(s.sources());
    desktop(s.desktop());
    s.shortcuts().keySet().forEach(command -> at("shortcuts", () -> requireText(command)));
  }

  private static void desktop(DesktopSettings d) {
    between("desktop.textSize", d.textSize(), DesktopSettings.SMALLEST, DesktopSettings.LARGEST);
    between("desktop.reviewGoal", d.reviewGoal(), 1, LARGEST_GOAL);
    d.updateAddress().ifPresent(url -> at("desktop.updateAddress", () -> webAddress(url)));
    names("desktop.templates", d.templates().stream().map(TextTemplate::name).toList());
    names("desktop.views", d.views().stream().map(SavedView::name).toList());
  }

  private static void between(String path, int value, int least, int most) {
    if (value < least || value > most) {
      throw value(path, new InvalidInputException("settings.between", least, most));
    }
  }

  private static void names(String path, List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      at(path, () -> requireText(name));
      if (!seen.add(name.toLowerCase(Locale.ROOT))) {
        throw value(path, new InvalidInputException("settings.nameTaken", name));
      }
    }
  }

  static void at(String path, Runnable rule) {
    try {
      rule.run();
    } catch (InvalidInputException e) {
      throw value(path, e);
    }
  }

  static InvalidInputException value(String path, InvalidInputException what) {
    return new InvalidInputException(what, "settings.value", path, what);
  }

  private static void oneOf(String path, String value, List<String> words) {
    if (!words.contains(value)) {
      throw new InvalidInputException("settings.oneOf", path, value, String.join(", ", words));
    }
  }

  /**
   * Parses a time zone.
   *
   * @throws InvalidInputException with a suggestion
   */
  public static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      Optional<String> meant = NearestWord.to(name, ZoneId.getAvailableZoneIds());
      throw meant
          .map(zone -> new InvalidInputException(e, "settings.zoneMeant", name, zone))
          .orElseGet(() -> new InvalidInputException(e, "settings.zoneUnknown", name));
    }
  }

  /** Checks free text, which has a maximum length. */
  public static void words(String text) {
    if (text.length() > LONGEST) {
      throw new InvalidInputException("settings.tooLong", LONGEST);
    }
  }

  static void requireText(String text) {
    if (text.isBlank()) {
      throw new InvalidInputException("settings.needed");
    }
    words(text);
  }

  private static void window(String window) {
    var _ = TimeWindow.parse(window);
  }

  /** Checks a schedule; the default is known to be valid. */
  private static void plan(String plan) {
    if (!plan.equals(Settings.WEEKLY)) {
      var _ = SchedulePlan.parse(plan, ZoneOffset.UTC);
    }
  }

  /** Checks the id or name of a channel. */
  public static void channel(String channel) {
    if (!channel.strip().matches(CHANNEL)) {
      throw new InvalidInputException("settings.noChannel", channel);
    }
  }

  /** Checks a web address. */
  public static void webAddress(String address) {
    try {
      URI uri = URI.create(address.strip());
      if (uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?")) {
        return;
      }
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(e, "settings.noAddress");
    }
    throw new InvalidInputException("settings.noAddress");
  }

  private static void endpoint(String address) {
    webAddress(address);
    // credentials in an address would be shown
    var _ = RemoteAddress.parse(address);
  }

  private static void workspace(String url) {
    Workspace.checkKind(DatabaseUrl.parse(url));
  }
}
