package dev.retune.ui.control;

import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ToggleButton;

/** A button of several side by side, of which the one whose value is chosen stays pressed. */
public final class SegmentButtons {
  private SegmentButtons() {}

  /** Chooses a value, and shows whether it is the chosen one. */
  public static <T> void of(
      ToggleButton button, T value, ObservableValue<T> chosen, Consumer<? super T> choose) {
    chosen.subscribe(now -> button.setSelected(now.equals(value)));
    button.setOnAction(
        event -> {
          choose.accept(value);
          // a second press leaves it pressed
          button.setSelected(true);
        });
  }
}
