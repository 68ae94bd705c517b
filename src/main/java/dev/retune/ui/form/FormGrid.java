package dev.retune.ui.form;

import dev.retune.common.i18n.Texts;
import dev.retune.ui.control.ChoiceLists;
import dev.retune.ui.control.LabelStyles;
import dev.retune.ui.format.Severity;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PrefixSelectionComboBox;

/** A form with a label, control, hint and error message per row. */
public final class FormGrid extends GridPane {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private static final double NAMES = 170;
  private static final double NARROW_NAMES = 120;
  private static final double CONTROLS = 340;
  private static final double NUMBERS = 110;

  private final Texts texts;
  private int row;

  public FormGrid(Texts texts) {
    super(18, 14);
    this.texts = texts;
    ColumnConstraints names = new ColumnConstraints(NAMES);
    names.setHalignment(HPos.LEFT);
    ColumnConstraints controls = new ColumnConstraints();
    controls.setHgrow(Priority.ALWAYS);
    getColumnConstraints().addAll(names, controls);
    getStyleClass().add("form");
  }

  /** Lets the fields of this form be narrower than their text, for a place that may be narrow. */
  public void shrink() {
    ColumnConstraints names = getColumnConstraints().getFirst();
    names.setMinWidth(NARROW_NAMES);
    names.setPrefWidth(NARROW_NAMES);
    names.setMaxWidth(NARROW_NAMES);
    getChildren().forEach(FormGrid::shrink);
    setMinWidth(0);
  }

  private static void shrink(Node node) {
    if (node instanceof Region region) {
      region.setMinWidth(0);
    }
    if (node instanceof VBox box) {
      box.getChildren().forEach(FormGrid::shrink);
    }
  }

  /** An option and its display name. */
  public record Choice(String value, String said) {}

  /** Creates a card with a title, a description and content. */
  public static VBox card(String title, String about, Node... parts) {
    VBox card = new VBox(12);
    card.getStyleClass().add("card");
    Label head = new Label(title);
    head.getStyleClass().add("card-title");
    card.getChildren().add(head);
    if (!about.isEmpty()) {
      card.getChildren().add(fine(about));
    }
    card.getChildren().addAll(parts);
    return card;
  }

  public static Label fine(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add("fine");
    return label;
  }

  /** Creates a label for a test result, hidden while there is none. */
  public static Label result(ObservableValue<ConnectionTestResult> result) {
    Label label = fine("");
    label.getStyleClass().add("finding");
    result.subscribe(now -> show(label, now));
    return label;
  }

  public static void show(Label label, ConnectionTestResult now) {
    LabelStyles.setOptionalText(label, now.text());
    for (Severity severity : Severity.values()) {
      label.pseudoClassStateChanged(
          PseudoClass.getPseudoClass(style(severity)), severity == now.severity());
    }
  }

  private static String style(Severity severity) {
    return severity.name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Adds a line of text. */
  public TextField field(SettingField entry, String prompt) {
    TextField field = new TextField();
    field.setPromptText(prompt);
    field.setMaxWidth(entry.kind().isNumber() ? NUMBERS : CONTROLS);
    field.textProperty().bindBidirectional(entry.text());
    add(entry, field);
    return field;
  }

  /** Adds a drop-down list. */
  public ComboBox<Choice> choice(SettingField entry, List<Choice> choices) {
    PrefixSelectionComboBox<Choice> box = new PrefixSelectionComboBox<>();
    box.getItems().setAll(choices);
    box.setPrefWidth(CONTROLS);
    ChoiceLists.named(box, "", Choice::said);
    entry
        .text()
        .subscribe(
            now ->
                box.setValue(
                    choices.stream()
                        .filter(c -> c.value().equals(now))
                        .findFirst()
                        .orElse(new Choice(now, now))));
    box.valueProperty()
        .subscribe(
            now -> {
              if (now != null) {
                entry.text().set(now.value());
              }
            });
    add(entry, box);
    return box;
  }

  /** Adds a check box with its label beside it. */
  public CheckBox tick(SettingField entry) {
    CheckBox tick = new CheckBox(texts.get("ui.settings.label." + entry.path()));
    tick.setId(id(entry));
    tick.setSelected(Boolean.parseBoolean(entry.text().get()));
    entry.text().subscribe(now -> tick.setSelected(Boolean.parseBoolean(now)));
    tick.selectedProperty().subscribe((was, is) -> entry.text().set(String.valueOf(is)));
    add(tick, 1, row);
    row++;
    return tick;
  }

  /** Adds a custom control. */
  public void row(String name, Node control) {
    Label label = new Label(name);
    label.setWrapText(true);
    label.setLabelFor(control);
    add(label, 0, row);
    add(control, 1, row);
    row++;
  }

  /** Adds a node below the last control, left-aligned with it. */
  public void below(Node node) {
    add(node, 1, row);
    row++;
  }

  private void add(SettingField entry, Region control) {
    control.setId(id(entry));
    Label problem = new Label();
    problem.setWrapText(true);
    problem.setMinHeight(USE_PREF_SIZE);
    problem.getStyleClass().add("problem");
    VBox box = new VBox(4, control);
    String hint = "ui.settings.hint." + entry.path();
    if (texts.has(hint)) {
      box.getChildren().add(fine(texts.get(hint)));
    }
    box.getChildren().add(problem);
    entry
        .problem()
        .subscribe(
            said -> {
              LabelStyles.setOptionalText(problem, said);
              control.pseudoClassStateChanged(WRONG, !said.isEmpty());
              control.setAccessibleHelp(said);
            });
    Label label = new Label(texts.get("ui.settings.label." + entry.path()));
    label.getStyleClass().add("form-name");
    label.setLabelFor(control);
    GridPane.setValignment(label, VPos.TOP);
    add(label, 0, row);
    add(box, 1, row);
    row++;
  }

  /** Returns the node id of a setting, such as {@code set-trigger-threshold}. */
  private static String id(SettingField entry) {
    return "set-" + entry.path().replace('.', '-');
  }

  /** Arranges controls side by side. */
  public static HBox line(Node... parts) {
    HBox line = new HBox(8, parts);
    line.getStyleClass().add("form-line");
    return line;
  }
}
