package dev.retune.settings.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.text.JsonFormat;
import dev.retune.embedding.model.ComputeDevice;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.retraining.trigger.TriggerSettings;
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
 * @param person who decides, for decisions and audit; the system's user when empty
 * @param database the workspace when neither command line nor environment name one; a file under
 *     the home when empty
 * @param model id or folder of the model that new index versions are built with
 * @param device what models compute on
 * @param window what the console and the loop look at, such as {@code 7d}
 * @param trigger when to re-embed
 * @param mapping names of tables and columns in imported files, where they are not guessed
 * @param mappings the same for certain files instead: by the name of their source, or by a pattern
 *     of their names such as {@code anythingllm-*.csv}
 * @param sources chat databases to sync from
 * @param slackChannel where the weekly report goes, when set
 * @param slackBaseUrl another address of the Slack API, for proxies and trials
 * @param alerts what is told in Slack besides the weekly report
 * @param keepVersions how many index versions are kept
 * @param weekly when the loop runs by itself, such as {@code weekly mon 09:00}
 * @param shortcuts keys of commands, by the command's id, where they differ from the usual ones; an
 *     empty text takes the key away
 */
public record Settings(
    Optional<String> zone,
    Optional<String> language,
    Optional<String> theme,
    Optional<String> person,
    Optional<WorkspaceAddress> database,
    String model,
    ComputeDevice device,
    String window,
    TriggerSettings trigger,
    SourceMapping mapping,
    Map<String, SourceMapping> mappings,
    List<SourceConfig> sources,
    Optional<String> slackChannel,
    Optional<String> slackBaseUrl,
    AlertSettings alerts,
    int keepVersions,
    String weekly,
    Map<String, String> shortcuts) {

  static final String WEEKLY = "weekly mon 09:00";

  /** Copies the lists. */
  public Settings {
    mappings = Map.copyOf(mappings);
    sources = List.copyOf(sources);
    shortcuts = Map.copyOf(shortcuts);
  }

  /**
   * The same, once every value is known to be one that it may be.
   *
   * @throws InvalidInputException with the setting's name first
   */
  public Settings checked() {
    SettingsValidator.check(this);
    return this;
  }

  /** What holds until a person sets something else. */
  public static Settings standard() {
    return new Settings(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        ModelCatalog.BUILT_IN,
        ComputeDevice.CPU,
        "7d",
        TriggerSettings.standard(),
        SourceMapping.GUESSED,
        Map.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        AlertSettings.standard(),
        5,
        WEEKLY,
        Map.of());
  }

  /**
   * The same with one value changed.
   *
   * @param path its name in the settings file, such as {@code trigger.threshold}
   * @param value as the file would hold it, or a record; an empty Optional to unset it
   * @throws InvalidInputException with the setting's name first, when it may not be that
   */
  public Settings with(String path, Object value) {
    return with(Map.of(path, value));
  }

  /** The same with several values changed at once, for those that only fit together. */
  public Settings with(Map<String, ?> values) {
    JsonMapper mapper = JsonFormat.mapper();
    ObjectNode all = mapper.valueToTree(this);
    values.forEach(
        (path, value) -> {
          int dot = path.lastIndexOf('.');
          JsonNode owner = dot < 0 ? all : all.path(path.substring(0, dot));
          String name = path.substring(dot + 1);
          if (!(owner instanceof ObjectNode object) || !object.has(name)) {
            throw new IllegalArgumentException("there is no setting " + path);
          }
          object.set(name, mapper.valueToTree(value));
        });
    try {
      return mapper.treeToValue(all, Settings.class).checked();
    } catch (JsonProcessingException e) {
      if (e.getCause() instanceof InvalidInputException refused) {
        throw refused;
      }
      throw new InvalidInputException(e, "settings.refused", String.join(", ", values.keySet()));
    }
  }

  /** The zone in which days are cut. */
  public ZoneId zoneId() {
    return zone.map(ZoneId::of).orElseGet(ZoneId::systemDefault);
  }

  /** The language of all texts. */
  public Locale locale() {
    return language.map(Locale::of).orElseGet(Locale::getDefault);
  }

  /** The same in a language. */
  public Settings in(Locale wanted) {
    return locale().getLanguage().equals(wanted.getLanguage())
        ? this
        : with("language", wanted.getLanguage());
  }

  /** Who decides. */
  public String personName() {
    return person.orElseGet(() -> System.getProperty("user.name", "retune"));
  }
}
