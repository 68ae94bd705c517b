package dev.retune.ui.reasons;

import dev.retune.common.i18n.Texts;
import dev.retune.reasons.model.BuiltInReasonCodes;
import dev.retune.reasons.model.ReasonCode;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The editable definition of a code: one example or cue per line. */
final class ReasonCodeEditor {
  private final Texts texts;
  private final StringProperty description = new SimpleStringProperty("");
  private final StringProperty examples = new SimpleStringProperty("");
  private final StringProperty cues = new SimpleStringProperty("");
  private final StringProperty kept = new SimpleStringProperty("");

  ReasonCodeEditor(Texts texts) {
    this.texts = texts;
  }

  /** Starts with a stored code. */
  void load(ReasonCode code) {
    description.set(BuiltInReasonCodes.description(texts, code));
    examples.set(String.join("\n", code.examples()));
    cues.set(String.join("\n", code.cues()));
    kept.set(content());
  }

  /** Puts unsaved texts of {@link #draft} over the stored code that was loaded. */
  void restore(ReasonCode code, List<String> draft) {
    ReasonCode edited = code.meaning(draft.get(0), code.examples(), code.cues());
    description.set(BuiltInReasonCodes.description(texts, edited));
    examples.set(draft.get(1));
    cues.set(draft.get(2));
  }

  /** Returns the texts as typed; empty if they are those of the stored code. */
  List<String> draft(ReasonCode code) {
    if (content().equals(kept.get())) {
      return List.of();
    }
    // a translation that was only shown is not kept, as the language may change
    boolean shown = description.get().equals(BuiltInReasonCodes.description(texts, code));
    return List.of(shown ? code.description() : description.get(), examples.get(), cues.get());
  }

  /** Returns whether there are unsaved changes. */
  BooleanBinding changed() {
    return Bindings.createBooleanBinding(
        () -> !content().equals(kept.get()), description, examples, cues, kept);
  }

  /** Returns the edited code. */
  ReasonCode of(ReasonCode code) {
    String typed = description.get().strip();
    // a translation that was only shown is not stored
    boolean shown = typed.equals(BuiltInReasonCodes.description(texts, code));
    return code.meaning(
        shown ? code.description() : typed, lines(examples.get()), lines(cues.get()));
  }

  StringProperty description() {
    return description;
  }

  StringProperty examples() {
    return examples;
  }

  StringProperty cues() {
    return cues;
  }

  private String content() {
    return description.get() + "\u0000" + examples.get() + "\u0000" + cues.get();
  }

  private static List<String> lines(String text) {
    return Stream.of(text.split("\\R")).map(String::strip).filter(l -> !l.isEmpty()).toList();
  }
}
