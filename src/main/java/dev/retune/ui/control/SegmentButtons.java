package dev.retune.ui.control;

import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ToggleButton;

/** Binds segmented buttons to a value. */
public final class SegmentButtons {
  private SegmentButtons() {}

  /** Selects a value on press and reflects whether it is selected. */
  public static <T> void of(
      ToggleButton button, T value, ObservableValue<T> chosen, Consumer<? super T> choose) {
    chosen.subscribe(now -> button.setSelected(now.equals(value)));
    button.setOnAction(
        event -> {
          choose.accept(value);
          // A second press must not deselect the button.
          button.setSelected(true);
        });
  }
}
