package dev.retune.ui.form;

import java.util.Collection;
import java.util.function.Function;
import javafx.scene.Parent;
import javafx.scene.control.PopupControl;
import javafx.scene.control.Skin;
import javafx.scene.control.TextField;
import org.controlsfx.control.textfield.TextFields;
import org.jspecify.annotations.Nullable;

/** Suggests what can be typed into a field. */
public final class Suggestions {
  private Suggestions() {}

  /** Suggests values that contain what is typed. */
  public static void on(TextField field, Collection<String> values) {
    style(TextFields.bindAutoCompletion(field, values).getAutoCompletionPopup());
  }

  /** Suggests what a function gives for what is typed. */
  public static void on(TextField field, Function<String, Collection<String>> values) {
    style(
        TextFields.bindAutoCompletion(field, request -> values.apply(request.getUserText()))
            .getAutoCompletionPopup());
  }

  /**
   * Takes the library's style sheet away: it uses colours of a theme that this window does not
   * have, and logs an exception for each.
   */
  private static void style(PopupControl popup) {
    popup.skinProperty().subscribe(Suggestions::style);
  }

  private static void style(@Nullable Skin<?> skin) {
    if (skin != null && skin.getNode() instanceof Parent list) {
      list.getStylesheets().clear();
    }
  }
}
