package dev.retune.ui.review.panel;

import dev.retune.common.i18n.Texts;
import dev.retune.ui.format.DisplayText;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * A text that is laid out completely if short. Of a long one, only the beginning is shown until the
 * user asks for more, because laying it out would block the window.
 */
public final class ExpandableText {
  private static final int AT_ONCE = 6_000;

  private ExpandableText() {}

  public static Node of(String text, String style, Texts texts) {
    if (text.length() <= AT_ONCE) {
      return label(DisplayText.shortened(text.strip(), AT_ONCE), style);
    }
    Hyperlink all = new Hyperlink(texts.get("ui.review.all", text.length()));
    VBox box = new VBox(4, label(DisplayText.shortened(text, AT_ONCE), style), all);
    all.setOnAction(event -> box.getChildren().setAll(area(text)));
    return box;
  }

  private static Label label(String text, String style) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.setMaxWidth(Double.MAX_VALUE);
    label.getStyleClass().addAll("expandable-text-body", style);
    return label;
  }

  private static TextArea area(String text) {
    TextArea area = new TextArea(DisplayText.shortened(text, text.length()));
    area.getStyleClass().add("expandable-text");
    area.setEditable(false);
    area.setWrapText(true);
    area.setPrefHeight(480);
    return area;
  }
}
