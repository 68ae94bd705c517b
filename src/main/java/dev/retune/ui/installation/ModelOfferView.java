package dev.retune.ui.installation;

import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/** A card with the offer of a model, and its installation once it is accepted. */
public final class ModelOfferView {
  private final ModelOfferViewModel model;

  @FXML private Node root;
  @FXML private Label reason;
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
    model.offer().subscribe(now -> show());
    model.installation().state().subscribe(now -> show());
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
          boolean mine = state.name().equals(now.repository());
          show(installation, mine);
          show(answers, !mine);
          accept.setDisable(!model.installation().isFree());
        });
  }

  private static void show(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }
}
