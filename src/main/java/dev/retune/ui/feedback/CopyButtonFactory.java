package dev.retune.ui.feedback;

import dev.retune.common.i18n.Texts;
import dev.retune.ui.control.Tooltips;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Creates buttons that copy a text unchanged. */
record CopyButtonFactory(Texts texts) {

  Button button(String text) {
    Button button = new Button("", new FontIcon(Feather.COPY));
    button.getStyleClass().add("small-icon");
    button.setAccessibleText(texts.get("ui.feedback.copy"));
    Tooltips.on(button, texts.get("ui.feedback.copy"));
    button.setOnAction(event -> put(text));
    return button;
  }

  static void put(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }
}
