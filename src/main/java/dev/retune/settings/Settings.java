package dev.retune.settings;

import dev.retune.embed.Models;
import dev.retune.feedback.Mapping;
import dev.retune.feedback.SourceConfig;
import dev.retune.retrain.TriggerSettings;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a person has set. Secrets are not among it: they live in the system keyring or come from the
 * environment.
 *
 * @param zone in which days are cut; the system's when empty
 * @param language {@code en} or {@code ko}; the system's when empty
 * @param theme {@code light} or {@code dark}; the system's when empty
 * @param model id or folder of the model that new index versions are built with
 * @param window what the console and the loop look at, such as {@code 7d}
 * @param trigger when to re-embed
 * @param mapping names of tables and columns in imported files, where they are not guessed
 * @param sources chat databases to sync from
 * @param slackChannel where the weekly report goes, when set
 * @param slackBaseUrl another address of the Slack API, for proxies and trials
 * @param keepVersions how many index versions are kept
 * @param weekly when the loop runs by itself, such as {@code weekly mon 09:00}
 * @param shortcuts the console's keys that a person changed, by the command's id
 */
public record Settings(
    Optional<String> zone,
    Optional<String> language,
    Optional<String> theme,
    String model,
    String window,
    TriggerSettings trigger,
    Mapping mapping,
    List<SourceConfig> sources,
    Optional<String> slackChannel,
    Optional<String> slackBaseUrl,
    int keepVersions,
    String weekly,
    Map<String, String> shortcuts) {

  /** What holds until a person sets something else. */
  public static Settings standard() {
    return new Settings(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Models.BUILT_IN,
        "7d",
        TriggerSettings.standard(),
        Mapping.GUESSED,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        5,
        "weekly mon 09:00",
        Map.of());
  }

  /**
   * The zone in which days are cut.
   *
   * @throws DateTimeException when the settings name none that exists
   */
  public ZoneId zoneId() {
    return zone.map(ZoneId::of).orElseGet(ZoneId::systemDefault);
  }

  /** The language of all texts. */
  public Locale locale() {
    return language.map(Locale::of).orElseGet(Locale::getDefault);
  }

  /** The same with another zone. */
  public Settings withZone(String wanted) {
    return new Settings(
        Optional.of(wanted),
        language,
        theme,
        model,
        window,
        trigger,
        mapping,
        sources,
        slackChannel,
        slackBaseUrl,
        keepVersions,
        weekly,
        shortcuts);
  }

  /** The same with another language. */
  public Settings withLanguage(String wanted) {
    return new Settings(
        zone,
        Optional.of(wanted),
        theme,
        model,
        window,
        trigger,
        mapping,
        sources,
        slackChannel,
        slackBaseUrl,
        keepVersions,
        weekly,
        shortcuts);
  }

  /** The same with another theme. */
  public Settings withTheme(String wanted) {
    return new Settings(
        zone,
        language,
        Optional.of(wanted),
        model,
        window,
        trigger,
        mapping,
        sources,
        slackChannel,
        slackBaseUrl,
        keepVersions,
        weekly,
        shortcuts);
  }
}
