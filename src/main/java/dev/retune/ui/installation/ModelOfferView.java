package dev.retune.ui.installation;

import dev.retune.ui.installation.LanguageModelOffer.OfferedModel;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A card with the offer of a model, and its installation once it is accepted. */
public final class ModelOfferView {
  private final ModelOfferViewModel model;

  @FXML private Node root;
  @FXML private Label reason;
  @FXML private VBox choices;
  @FXML private Label effect;
  @FXML private Node answers;
  @FXML private Button accept;
  @FXML private Button dismiss;
  @FXML private Node installation;

  /** Creates the view for its view model. */
  public ModelOfferView(ModelOfferViewModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    accept.setOnAction(event -> model.accept());
    dismiss.setOnAction(event -> model.dismiss());
    model
        .offer()
        .subscribe(
            now -> {
              choices.getChildren().clear();
              now.ifPresent(this::fill);
              show();
            });
    model.installation().state().subscribe(now -> show());
  }

  /** One line a model; there is nothing to choose when there is only one. */
  private void fill(LanguageModelOffer offer) {
    ToggleGroup group = new ToggleGroup();
    for (OfferedModel each : offer.models()) {
      if (offer.models().size() == 1) {
        Label only = new Label(model.line(each));
        only.setWrapText(true);
        only.setMinHeight(Region.USE_PREF_SIZE);
        choices.getChildren().add(only);
      } else {
        RadioButton choice = new RadioButton(model.line(each));
        choice.setToggleGroup(group);
        choice.setWrapText(true);
        choice.setMinHeight(Region.USE_PREF_SIZE);
        choice.setSelected(each.equals(model.chosen(offer)));
        choice.setOnAction(event -> model.choose(each));
        choices.getChildren().add(choice);
      }
    }
  }

  private void show() {
    Optional<LanguageModelOffer> offer = model.offer().get();
    show(root, offer.isPresent());
    offer.ifPresent(
        now -> {
          reason.setText(model.reason(now));
          effect.setText(model.effect(now));
          accept.setText(model.action(now));
          InstallationState state = model.installation().state().get();
          boolean mine = now.has(state.name());
          show(installation, mine);
          show(answers, !mine);
          choices.setDisable(mine);
          accept.setDisable(!model.installation().isFree());
        });
  }

  private static void show(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }
}
