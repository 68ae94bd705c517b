package dev.retune.settings.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.cluster.EngineSettings;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.text.JsonFormat;
import dev.retune.embedding.model.ComputeDevice;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.prompting.model.PromptingSettings;
import dev.retune.retraining.trigger.TriggerSettings;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The user's settings. Secrets are not part of them: they are in the system keyring or the
 * environment.
 *
 * @param zone time zone of days; the system's when empty
 * @param language {@code en} or {@code ko}; the system's when empty
 * @param theme {@code light} or {@code dark}; the system's when empty
 * @param person name for decisions and the audit log; the system user when empty
 * @param database the workspace, if neither command line nor environment name one; a file in the
 *     home when empty
 * @param model id or folder of the model for new index versions
 * @param device device that runs models
 * @param engine where the texts of new index versions are embedded
 * @param window period of the statistics, such as {@code 7d}
 * @param trigger when to retrain
 * @param mapping tables and columns of imported files that are not detected
 * @param mappings mappings for certain files: by source name, or by a file name pattern such as
 *     {@code anythingllm-*.csv}
 * @param sources chat databases to sync from
 * @param slackChannel channel of the weekly report, if set
 * @param reportLanguage {@code en} or {@code ko}, of the report and the alerts; the language of all
 *     text when empty
 * @param slackBaseUrl alternative address of the Slack API, for proxies and tests
 * @param alerts events reported in Slack besides the weekly report
 * @param keepVersions number of index versions to keep
 * @param weekly schedule of the pipeline, such as {@code weekly mon 09:00}
 * @param prompting the endpoint of language models, and the limits of prompt runs
 * @param shortcuts keys by command id, where they differ from the defaults; an empty text removes
 *     the key
 * @param desktop what is set for the window
 */
public record Settings(
    Optional<String> zone,
    Optional<String> language,
    Optional<String> theme,
    Optional<String> person,
    Optional<WorkspaceAddress> database,
    String model,
    ComputeDevice device,
    EngineSettings engine,
    String window,
    TriggerSettings trigger,
    SourceMapping mapping,
    Map<String, SourceMapping> mappings,
    List<SourceConfig> sources,
    Optional<String> slackChannel,
    Optional<String> reportLanguage,
    Optional<String> slackBaseUrl,
    AlertSettings alerts,
    int keepVersions,
    String weekly,
    PromptingSettings prompting,
    Map<String, String> shortcuts,
    DesktopSettings desktop) {

  static final String WEEKLY = "weekly mon 09:00";

  /** Copies the lists. */
  public Settings {
    mappings = Map.copyOf(mappings);
    sources = List.copyOf(sources);
    shortcuts = Map.copyOf(shortcuts);
  }

  /**
   * Returns these settings after validating every value.
   *
   * @throws InvalidInputException with the name of the setting first
   */
  public Settings checked() {
    SettingsValidator.check(this);
    return this;
  }

  /** Returns the defaults. */
  public static Settings standard() {
    return new Settings(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        ModelCatalog.BUILT_IN,
        ComputeDevice.CPU,
        EngineSettings.standard(),
        "7d",
        TriggerSettings.standard(),
        SourceMapping.GUESSED,
        Map.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        AlertSettings.standard(),
        5,
        WEEKLY,
        PromptingSettings.standard(),
        Map.of(),
        DesktopSettings.standard());
  }

  /**
   * Returns a copy with one value changed.
   *
   * @param path the setting in the file, such as {@code trigger.threshold}
   * @param value the value as in the file, or a record; an empty Optional to unset it
   * @throws InvalidInputException with the name of the setting first, when the value is invalid
   */
  public Settings with(String path, Object value) {
    return with(Map.of(path, value));
  }

  /** Returns a copy with several values changed at once, for values that depend on each other. */
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

  /** Returns the time zone of days. */
  public ZoneId zoneId() {
    return zone.map(ZoneId::of).orElseGet(ZoneId::systemDefault);
  }

  /** Returns the language of all text. */
  public Locale locale() {
    return language.map(Locale::of).orElseGet(Locale::getDefault);
  }

  /** Returns the language of the report and the alerts. */
  public Locale reportLocale() {
    return reportLanguage.map(Locale::of).orElseGet(this::locale);
  }

  /** Returns a copy with another language. */
  public Settings withLanguage(Locale wanted) {
    return locale().getLanguage().equals(wanted.getLanguage())
        ? this
        : with("language", wanted.getLanguage());
  }

  /** Returns the name for decisions and the audit log. */
  public String personName() {
    return person.orElseGet(() -> System.getProperty("user.name", "retune"));
  }
}
