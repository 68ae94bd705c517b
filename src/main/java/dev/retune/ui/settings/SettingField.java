package dev.retune.ui.settings;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.Texts;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** One setting as typed, with its validation error. */
final class SettingField {
  private final String path;
  private final SettingFieldType kind;
  private final StringProperty text = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

  SettingField(String path, SettingFieldType kind) {
    this.path = path;
    this.kind = kind;
  }

  /** Returns the name in the settings file. */
  String path() {
    return path;
  }

  SettingFieldType kind() {
    return kind;
  }

  /** The text as typed. */
  StringProperty text() {
    return text;
  }

  /** The error in one sentence; empty if valid. */
  ReadOnlyStringProperty problem() {
    return problem.getReadOnlyProperty();
  }

  void wrong(String sentence) {
    problem.set(sentence);
  }

  /** Returns the value, if the text is valid. */
  Optional<Object> value(Texts texts) {
    try {
      Object value = kind.read(text.get().strip());
      problem.set("");
      return Optional.of(value);
    } catch (InvalidInputException e) {
      problem.set(texts.get(e));
      return Optional.empty();
    }
  }
}
