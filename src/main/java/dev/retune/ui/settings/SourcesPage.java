package dev.retune.ui.settings;

import dev.retune.common.i18n.Texts;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.settings.form.FormGrid;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The chat databases to import from: connection, mapping and sample rows. */
final class SourcesPage {
  private final SourcesViewModel model;
  private final ScreenContext context;
  private final Texts texts;
  private final HBox tabs = new HBox(6);

  SourcesPage(SourcesViewModel model, ScreenContext context) {
    this.model = model;
    this.context = context;
    this.texts = context.texts();
  }

  Node node() {
    model.sources().addListener((ListChangeListener<SourceConfig>) change -> showTabs());
    model.selected().subscribe(now -> showTabs());
    VBox editor = new VBox(16, connection(), new SourceInspectionPane(model, context).node());
    var none = model.selected().lessThan(0);
    editor.visibleProperty().bind(none.not());
    editor.managedProperty().bind(none.not());
    return SettingsPages.page(
        FormGrid.card(
            texts.get("ui.settings.page.SOURCES"), texts.get("ui.settings.about.SOURCES"), tabs),
        editor);
  }

  private void showTabs() {
    tabs.getChildren().clear();
    for (int i = 0; i < model.sources().size(); i++) {
      int index = i;
      ToggleButton tab = new ToggleButton(model.sources().get(i).name());
      tab.setMnemonicParsing(false);
      tab.setSelected(i == model.selected().get());
      tab.setOnAction(event -> model.open(index));
      tabs.getChildren().add(tab);
    }
    Button add = new Button(texts.get("ui.settings.addSource"), new FontIcon(Feather.PLUS));
    add.setId("add-source");
    add.setOnAction(event -> model.add());
    tabs.getChildren().add(add);
  }

  private Node connection() {
    FormGrid form = new FormGrid(texts);
    form.field(model.form().name(), "");
    form.field(
        model.form().url(), "postgresql://host/chat  ·  mysql://host/chat  ·  sqlite:///chat.db");
    form.field(model.form().user(), "");
    form.field(model.form().secret(), SourceForm.secretName("chat"));
    PasswordField password = new PasswordField();
    password.setPrefWidth(220);
    password.setPromptText(texts.get("ui.settings.secretPrompt"));
    password.textProperty().bindBidirectional(model.password());
    Button keep = new Button(texts.get("ui.settings.keep"));
    keep.disableProperty().bind(model.password().isEmpty());
    keep.setOnAction(event -> model.storePassword());
    form.row(texts.get("ui.settings.password"), FormGrid.line(password, keep));
    Button inspect = new Button(texts.get("ui.settings.look"));
    inspect.setId("look");
    inspect.getStyleClass().add("accent");
    inspect.setOnAction(event -> model.inspect());
    inspect.disableProperty().bind(model.inspection().busy());
    Button remove = new Button(texts.get("ui.settings.removeSource"));
    remove.setOnAction(event -> model.remove());
    form.below(FormGrid.line(inspect, remove));
    form.below(FormGrid.result(model.inspection().result()));
    return FormGrid.card(texts.get("ui.settings.connection"), "", form);
  }
}
