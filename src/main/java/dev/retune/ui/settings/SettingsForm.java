package dev.retune.ui.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.Texts;
import dev.retune.common.text.JsonFormat;
import dev.retune.settings.model.Settings;
import dev.retune.settings.model.SettingsMerge;
import dev.retune.settings.model.WorkspaceAddress;
import dev.retune.ui.form.SettingField;
import dev.retune.ui.form.SettingFields;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.MapChangeListener;
import javafx.collections.ObservableMap;

/** The settings being edited: validated while typed, saved only as a whole. */
final class SettingsForm {
  private final Texts texts;
  private final SettingFields fields = new SettingFields(this::check);
  private final ObservableMap<String, String> shortcuts = FXCollections.observableHashMap();
  private final ReadOnlyObjectWrapper<Settings> settings =
      new ReadOnlyObjectWrapper<>(Settings.standard());
  private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper(true);
  private Settings saved = Settings.standard();
  private boolean filling;

  SettingsForm(Texts texts) {
    this.texts = texts;
    shortcuts.addListener((MapChangeListener<String, String>) change -> check());
  }

  /** Returns a field by its name in the settings file. */
  SettingField field(String path) {
    return fields.get(path);
  }

  /** The keys that differ from the defaults, by command. */
  ObservableMap<String, String> shortcuts() {
    return shortcuts;
  }

  /** The latest valid combination of settings. */
  ReadOnlyObjectProperty<Settings> settings() {
    return settings.getReadOnlyProperty();
  }

  /** Whether there are unsaved changes. */
  ReadOnlyBooleanProperty changed() {
    return changed.getReadOnlyProperty();
  }

  /** Whether all fields are valid. */
  ReadOnlyBooleanProperty valid() {
    return valid.getReadOnlyProperty();
  }

  /** The label of the first field that is not valid. */
  Optional<String> firstWrong() {
    return fields
        .firstWrong()
        .map(field -> "ui.settings.label." + field.path())
        .filter(texts::has)
        .map(texts::get);
  }

  /** Replaces all edits with the saved settings. */
  void load(Settings now) {
    saved = now;
    filling = true;
    fields.show(JsonFormat.mapper().valueToTree(now));
    shortcuts.keySet().retainAll(now.shortcuts().keySet());
    shortcuts.putAll(now.shortcuts());
    filling = false;
    check();
  }

  /** Returns the edits, to be applied to settings that others may have changed meanwhile. */
  SettingsMerge edits() {
    return new SettingsMerge(saved, settings.get());
  }

  /** Merges settings saved elsewhere: untouched fields follow, edits are kept. */
  void rebase(Settings now) {
    JsonNode before = JsonFormat.mapper().valueToTree(saved);
    boolean otherKeys = !Map.copyOf(shortcuts).equals(saved.shortcuts());
    saved = now;
    filling = true;
    fields.rebase(before, JsonFormat.mapper().valueToTree(now));
    if (!otherKeys) {
      shortcuts.keySet().retainAll(now.shortcuts().keySet());
      shortcuts.putAll(now.shortcuts());
    }
    filling = false;
    check();
  }

  /** Applies a single value saved elsewhere. */
  void applySaved(String path, String value) {
    saved = saved.with(path, value);
    field(path).text().set(value);
    check();
  }

  /** Reverts to the saved settings. */
  void revert() {
    load(saved);
  }

  private void check() {
    if (filling) {
      return;
    }
    Map<String, Object> values = fields.values(texts);
    // Not short-circuited, so that each part reports its own errors.
    boolean well = values.size() == fields.count();
    well &= requireValue("model");
    well &= requireValue("window");
    well &= checkRecovery(values);
    if (well) {
      values.put("database", database(values));
      values.put("shortcuts", Map.copyOf(shortcuts));
      well = apply(values);
    }
    valid.set(well);
    changed.set(!well || !settings.get().equals(saved));
  }

  private boolean apply(Map<String, Object> values) {
    try {
      settings.set(saved.with(values));
      return true;
    } catch (InvalidInputException e) {
      String path = e.args().isEmpty() ? "" : String.valueOf(e.args().getFirst());
      fields.find(path).ifPresent(field -> field.setProblem(texts.get(e)));
      return false;
    }
  }

  private boolean requireValue(String path) {
    SettingField field = field(path);
    if (field.text().get().isBlank()) {
      field.setProblem(texts.get("settings.needed"));
      return false;
    }
    return true;
  }

  /** With a recovery above the threshold, the trigger would switch back and forth. */
  private boolean checkRecovery(Map<String, Object> values) {
    if (values.get("trigger.threshold") instanceof Double threshold
        && values.get("trigger.recovery") instanceof Double recovery
        && recovery > threshold) {
      field("trigger.recovery").setProblem(texts.get("ui.settings.recoveryAbove"));
      return false;
    }
    return true;
  }

  private static Optional<WorkspaceAddress> database(Map<String, Object> values) {
    String url = String.valueOf(values.remove("database.url"));
    Optional<String> user =
        values.remove("database.user") instanceof Optional<?> typed
            ? typed.map(String::valueOf)
            : Optional.empty();
    return url.isEmpty() ? Optional.empty() : Optional.of(new WorkspaceAddress(url, user));
  }
}
