package dev.retune.ui.settings.source;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The controls with which a mapping is edited, each below its name. */
final class MappingControls {

  /** The usual width. */
  static final double WIDTH = 200;

  private MappingControls() {}

  /** Calls a taker when another item is chosen; an action event is not sent for every change. */
  static <T> void onChoice(ComboBox<T> choice, Consumer<? super T> taker) {
    choice.valueProperty().subscribe((was, is) -> Optional.ofNullable(is).ifPresent(taker));
  }

  /** Returns a choice below its name. */
  static Node named(String name, ComboBox<?> choice, double width) {
    choice.setPrefWidth(width);
    choice.setAccessibleText(name);
    return new VBox(3, label(name, choice), choice);
  }

  /** Returns the name of a control. */
  static Label label(String name, Control control) {
    Label label = new Label(name);
    label.getStyleClass().add("fine");
    label.setLabelFor(control);
    return label;
  }
}
