package dev.retune.ui.control;

import dev.retune.common.i18n.Texts;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.util.StringConverter;
import org.controlsfx.control.SearchableComboBox;
import org.jspecify.annotations.Nullable;

/** Configures drop-down lists. */
public final class ChoiceLists {
  private ChoiceLists() {}

  /**
   * Sets how items are displayed.
   *
   * @param none the text shown without a selection
   */
  public static <T> void named(ComboBox<T> box, String none, Function<? super T, String> name) {
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable T item) {
            return item == null ? none : name.apply(item);
          }

          @Override
          public T fromString(String text) {
            throw new UnsupportedOperationException("it is chosen, not typed");
          }
        });
  }

  /** Like the other overload, for a searchable list, whose ControlsFX prompt is English only. */
  public static <T> void named(
      SearchableComboBox<T> box, String none, Function<? super T, String> name, Texts texts) {
    named(box, none, name);
    box.skinProperty()
        .subscribe(
            skin -> {
              if (box.lookup("#search") instanceof TextField typed) {
                typed.setId(box.getId() + "-search");
                typed.setPromptText(texts.get("ui.choice.search"));
                typed.setAccessibleText(texts.get("ui.choice.search"));
              }
            });
  }
}
