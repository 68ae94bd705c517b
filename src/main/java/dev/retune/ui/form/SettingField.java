package dev.retune.ui.form;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.Texts;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** One setting as typed, with its validation error. */
public final class SettingField {
  private final String path;
  private final SettingFieldType kind;
  private final StringProperty text = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

  public SettingField(String path, SettingFieldType kind) {
    this.path = path;
    this.kind = kind;
    // what was said of the former text
    text.subscribe((was, is) -> problem.set(""));
  }

  /** Returns the name in the settings file. */
  public String path() {
    return path;
  }

  public SettingFieldType kind() {
    return kind;
  }

  /** The text as typed. */
  public StringProperty text() {
    return text;
  }

  /** The error in one sentence; empty if valid. */
  public ReadOnlyStringProperty problem() {
    return problem.getReadOnlyProperty();
  }

  public void setProblem(String sentence) {
    problem.set(sentence);
  }

  /** Returns the value, if the text is valid. */
  public Optional<Object> value(Texts texts) {
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
