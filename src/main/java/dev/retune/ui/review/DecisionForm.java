package dev.retune.ui.review;

import dev.retune.review.decision.DecisionDraft;
import dev.retune.review.decision.Verdict;
import dev.retune.ui.review.document.SelectedDocument;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** The reviewer's input for the open answer. */
public final class DecisionForm {
  private final ObjectProperty<Optional<Verdict>> verdict = empty();
  private final ObjectProperty<Optional<String>> code = empty();
  private final ObjectProperty<Optional<SelectedDocument>> document = empty();
  private final StringProperty answer = new SimpleStringProperty("");
  private final StringProperty note = new SimpleStringProperty("");
  private boolean showing;

  private static <T> ObjectProperty<Optional<T>> empty() {
    return new SimpleObjectProperty<>(Optional.empty());
  }

  ObjectProperty<Optional<Verdict>> verdict() {
    return verdict;
  }

  ObjectProperty<Optional<String>> code() {
    return code;
  }

  ObjectProperty<Optional<SelectedDocument>> document() {
    return document;
  }

  /** The corrected answer. */
  StringProperty answer() {
    return answer;
  }

  StringProperty note() {
    return note;
  }

  /** Runs an action whenever the user edits a field. */
  void onChange(Runnable action) {
    for (ObservableValue<?> field :
        List.<ObservableValue<?>>of(verdict, code, document, answer, note)) {
      field.subscribe(
          (was, is) -> {
            if (!showing) {
              action.run();
            }
          });
    }
  }

  /** Selects a verdict; selecting it again clears it. */
  void toggle(Verdict chosen) {
    toggle(verdict, chosen);
  }

  /** Selects a reason code; selecting it again clears it. */
  void toggleCode(String chosen) {
    toggle(code, chosen);
  }

  private static <T> void toggle(ObjectProperty<Optional<T>> field, T value) {
    Optional<T> chosen = Optional.of(value);
    field.set(field.get().equals(chosen) ? Optional.empty() : chosen);
  }

  /** Fills the fields without reporting an edit. */
  void show(DecisionDraft draft) {
    show(draft, null);
  }

  /** Fills the fields, including the document, without reporting an edit. */
  void show(DecisionDraft draft, @Nullable SelectedDocument picked) {
    showing = true;
    verdict.set(draft.verdict());
    code.set(draft.reasonCode());
    document.set(Optional.ofNullable(picked));
    answer.set(draft.correctedAnswer().orElse(""));
    note.set(draft.note().orElse(""));
    showing = false;
  }

  /** Returns the input; blank texts count as absent. */
  DecisionDraft draft() {
    return new DecisionDraft(
        verdict.get(),
        code.get(),
        text(answer),
        document.get().map(SelectedDocument::id),
        text(note));
  }

  private static Optional<String> text(StringProperty field) {
    return Optional.of(field.get()).filter(t -> !t.isBlank());
  }
}
