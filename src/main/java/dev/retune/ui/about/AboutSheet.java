package dev.retune.ui.about;

import dev.retune.common.i18n.Texts;
import dev.retune.ui.control.LabelStyles;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Version, licences, and the check for a newer version. */
public final class AboutSheet extends VBox {
  private static final double WIDTH = 520;

  /** Creates the sheet. */
  public AboutSheet(Texts texts, UpdateCheck updates) {
    super(14);
    Label title = new Label(texts.get("ui.about.title"));
    title.getStyleClass().add("dialog-title");
    Label outcome = line("");
    LabelStyles.setOptionalText(
        outcome, updates.isPossible() ? "" : texts.get("ui.about.noAddress"));
    Button check = new Button(texts.get("ui.about.updates"));
    check.setId("check-updates");
    check.setDisable(!updates.isPossible());
    check.setOnAction(
        event ->
            updates.run(
                newer ->
                    LabelStyles.setOptionalText(
                        outcome,
                        newer.isEmpty()
                            ? texts.get("ui.about.newest")
                            : texts.get("ui.about.newer", newer))));
    getChildren()
        .addAll(
            title,
            line(
                texts.get(
                    "ui.about.version",
                    version(),
                    System.getProperty("java.version"),
                    System.getProperty("javafx.version", "–"))),
            line(texts.get("ui.about.license")),
            line(texts.get("ui.about.parts")),
            check,
            outcome);
    getStyleClass().add("dialog");
    setFocusTraversable(true);
    setMaxSize(WIDTH, Region.USE_PREF_SIZE);
  }

  /** The version of the package; a build from source has none. */
  static String version() {
    return Objects.requireNonNullElse(
        AboutSheet.class.getPackage().getImplementationVersion(), "–");
  }

  private static Label line(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.setMaxWidth(WIDTH - 48);
    return label;
  }
}
