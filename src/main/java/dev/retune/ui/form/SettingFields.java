package dev.retune.ui.form;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.common.i18n.Texts;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The fields of the settings, by their names in the settings file. */
public final class SettingFields {
  private final Map<String, SettingField> fields = new LinkedHashMap<>();

  public SettingFields(Runnable changed) {
    add(SettingFieldType.ZONE, "zone");
    add(SettingFieldType.CHOICE, "language", "theme", "reportLanguage");
    add(SettingFieldType.WORDS, "person", "model", "slackChannel");
    add(SettingFieldType.DATABASE, "database.url");
    add(SettingFieldType.WORDS, "database.user");
    add(SettingFieldType.PERCENT, "trigger.threshold", "trigger.recovery");
    add(SettingFieldType.COUNT, "trigger.minVotes", "trigger.consecutive", "keepVersions");
    add(SettingFieldType.SOME_DAYS, "trigger.window");
    add(SettingFieldType.DAYS, "trigger.cooldown");
    add(SettingFieldType.CHOICE, "trigger.rule", "window", "device");
    add(SettingFieldType.CHOICE, "engine.kind");
    add(SettingFieldType.WORDS, "engine.master", "engine.file", "engine.jar", "engine.models");
    add(SettingFieldType.WORDS, "engine.database", "engine.passwordFile", "engine.memory");
    add(SettingFieldType.LIMIT, "engine.restPort", "engine.cores");
    add(SettingFieldType.ADDRESS, "slackBaseUrl");
    add(SettingFieldType.ADDRESS, "prompting.url");
    add(SettingFieldType.WORDS, "prompting.model", "prompting.judgeModel");
    add(
        SettingFieldType.AMOUNT,
        "prompting.inputPrice",
        "prompting.outputPrice",
        "prompting.moneyBudget");
    add(SettingFieldType.LIMIT, "prompting.tokenBudget");
    add(SettingFieldType.COUNT, "prompting.cases", "prompting.parallelCalls");
    add(SettingFieldType.PLAN, "weekly");
    add(
        SettingFieldType.TICK,
        "alerts.threshold",
        "alerts.failed",
        "alerts.promoted",
        "alerts.rejected",
        "alerts.burst",
        "desktop.reducedMotion",
        "desktop.notifications",
        "desktop.trayIcon",
        "desktop.firstSteps",
        "desktop.reviewTimer",
        "desktop.checkForUpdates");
    add(SettingFieldType.ADDRESS, "desktop.updateAddress");
    add(SettingFieldType.COUNT, "desktop.reviewGoal");
    fields.values().forEach(field -> field.text().subscribe((was, is) -> changed.run()));
  }

  private void add(SettingFieldType kind, String... paths) {
    for (String path : paths) {
      fields.put(path, new SettingField(path, kind));
    }
  }

  /** Returns a field. */
  public SettingField get(String path) {
    return find(path)
        .orElseThrow(() -> new IllegalArgumentException("there is no setting " + path));
  }

  public Optional<SettingField> find(String path) {
    return Optional.ofNullable(fields.get(path));
  }

  /** Shows saved settings. */
  public void show(JsonNode saved) {
    fields.values().forEach(field -> field.text().set(text(field, saved)));
  }

  /** Shows other settings in the fields that the user has not changed. */
  public void rebase(JsonNode before, JsonNode now) {
    for (SettingField field : fields.values()) {
      if (field.text().get().equals(text(field, before))) {
        field.text().set(text(field, now));
      }
    }
  }

  private static String text(SettingField field, JsonNode settings) {
    return field.kind().shown(settings.at("/" + field.path().replace('.', '/')));
  }

  /** Returns the values of the valid fields. The others report their errors. */
  public Map<String, Object> values(Texts texts) {
    Map<String, Object> values = new HashMap<>();
    for (SettingField field : fields.values()) {
      field.value(texts).ifPresent(value -> values.put(field.path(), value));
    }
    return values;
  }

  /** The first field with an error. */
  public Optional<SettingField> firstWrong() {
    return fields.values().stream().filter(f -> !f.problem().get().isEmpty()).findFirst();
  }

  public int count() {
    return fields.size();
  }
}
