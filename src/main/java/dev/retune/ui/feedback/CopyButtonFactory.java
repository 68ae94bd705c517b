package dev.retune.ui.feedback;

import dev.retune.common.i18n.Texts;
import dev.retune.ui.control.SystemClipboard;
import dev.retune.ui.control.Tooltips;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Creates buttons that copy a text unchanged. */
record CopyButtonFactory(Texts texts) {

  Button button(String text) {
    Button button = new Button("", new FontIcon(Feather.COPY));
    button.getStyleClass().add("small-icon");
    button.setAccessibleText(texts.get("ui.feedback.copy"));
    Tooltips.on(button, texts.get("ui.feedback.copy"));
    button.setOnAction(event -> SystemClipboard.copy(text));
    return button;
  }
}
