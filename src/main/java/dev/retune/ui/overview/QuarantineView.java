package dev.retune.ui.overview;

import dev.retune.common.i18n.Texts;
import dev.retune.ui.control.LabelStyles;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A card for each burst of quarantined votes. */
public final class QuarantineView {
  private final QuarantineViewModel model;
  private final Texts texts;

  @FXML private Node root;
  @FXML private Button back;
  @FXML private VBox bursts;
  @FXML private Label more;

  /** Creates the view for its view model. */
  public QuarantineView(QuarantineViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
  }

  @FXML
  void initialize() {
    root.visibleProperty().bind(model.isOpen());
    root.managedProperty().bind(model.isOpen());
    back.setOnAction(event -> model.close());
    model.rows().addListener((ListChangeListener<QuarantineRow>) change -> show());
    model.more().subscribe(now -> LabelStyles.setOptionalText(more, moreText(now.longValue())));
  }

  private String moreText(long now) {
    return now == 0 ? "" : texts.get("ui.overview.held.more", now);
  }

  private void show() {
    bursts.getChildren().setAll(model.rows().stream().map(this::card).toList());
  }

  private Node card(QuarantineRow row) {
    Label who = new Label(row.who());
    who.getStyleClass().add("strong");
    VBox said = new VBox(5, who, fine(row.what()), fine(row.when()));
    if (!row.decided().isEmpty()) {
      said.getChildren().add(fine(row.decided()));
    }
    HBox.setHgrow(said, Priority.ALWAYS);
    Label state = new Label();
    state.getStyleClass().add("badge");
    state.setMinWidth(Region.USE_PREF_SIZE);
    LabelStyles.badge(state, row.state(), row.severity());
    HBox card = new HBox(state);
    card.getStyleClass().addAll("card", "quarantine-burst");
    card.getChildren().addFirst(said);
    if (row.releasable()) {
      card.getChildren().add(button("release", () -> model.release(row)));
    }
    if (row.discardable()) {
      card.getChildren().add(button("discard", () -> model.discard(row)));
    }
    return card;
  }

  private Button button(String what, Runnable action) {
    Button button = new Button(texts.get("ui.overview.held." + what));
    button.getStyleClass().add("quarantine-" + what);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    return button;
  }

  private static Label fine(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("fine");
    return label;
  }
}
