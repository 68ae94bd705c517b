package dev.retune.ui.publishing;

import dev.retune.common.i18n.Texts;
import dev.retune.publishing.model.TargetKind;
import dev.retune.ui.form.FormGrid;
import java.util.Arrays;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** The fields of a target; those that its kind does not have are hidden. */
final class TargetFormPane {
  // as wide as the other fields
  private static final double PASSWORD = 340;

  TargetFormPane(VBox box, TargetFormModel model, Texts texts) {
    FormGrid kind = new FormGrid(texts);
    kind.choice(
        model.kind(),
        Arrays.stream(TargetKind.values())
            .map(each -> new FormGrid.Choice(each.name(), PublishingTexts.kind(each, texts)))
            .toList());
    kind.field(model.name(), "");
    TextField address = kind.field(model.address(), "");
    FormGrid folder = new FormGrid(texts);
    Button browse = new Button(texts.get("ui.publish.browse"));
    browse.setOnAction(event -> model.browse());
    folder.below(browse);
    FormGrid place = new FormGrid(texts);
    place.field(model.place(), "");
    FormGrid user = new FormGrid(texts);
    user.field(model.user(), "");
    FormGrid secret = new FormGrid(texts);
    PasswordField password = new PasswordField();
    password.setId("target-password");
    password.setMaxWidth(PASSWORD);
    password.textProperty().bindBidirectional(model.password());
    model
        .before()
        .subscribe(
            before ->
                password.setPromptText(
                    before.isPresent() ? texts.get("ui.settings.secretPrompt") : ""));
    secret.row(texts.get("ui.publish.password"), password);
    secret.field(model.secret(), "RETUNE_TARGET_CHAT");
    FormGrid automatic = new FormGrid(texts);
    automatic.tick(model.automatic());
    List<FormGrid> parts = List.of(kind, folder, place, user, secret, automatic);
    parts.forEach(FormGrid::shrink);
    box.getChildren().setAll(parts);
    model
        .kind()
        .text()
        .subscribe(
            typed -> {
              if (typed.isEmpty()) {
                return;
              }
              TargetKind chosen = TargetKind.valueOf(typed);
              address.setPromptText(chosen.exampleAddress());
              show(folder, chosen.isFolder());
              show(user, chosen.takesUser());
              show(secret, chosen.takesSecret());
            });
  }

  private static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
