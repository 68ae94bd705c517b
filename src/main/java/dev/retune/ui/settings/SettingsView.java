package dev.retune.ui.settings;

import dev.retune.common.i18n.Texts;
import dev.retune.ui.control.SegmentButtons;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.settings.model.ModelsView;
import dev.retune.ui.settings.source.SourcesView;
import dev.retune.ui.theme.ViewLoader;
import java.util.EnumMap;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The section list, the open section and the save bar. */
public final class SettingsView {
  private static final double CARD_GAP = 16;

  private final SettingsViewModel model;
  private final ScreenContext context;
  private final ViewLoader views;
  private final Map<SettingsSection, Node> opened = new EnumMap<>(SettingsSection.class);

  @FXML private VBox sections;
  @FXML private ScrollPane page;
  @FXML private VBox place;
  @FXML private HBox bar;
  @FXML private Label state;
  @FXML private Button revert;
  @FXML private Button save;

  /**
   * Creates the view for its view model.
   *
   * @param views loads the sections that have a view of their own
   */
  public SettingsView(SettingsViewModel model, ScreenContext context, ViewLoader views) {
    this.model = model;
    this.context = context;
    this.views = views.with(SourcesView.class, () -> new SourcesView(model.sources(), context));
  }

  @FXML
  void initialize() {
    Texts texts = context.texts();
    for (SettingsSection section : SettingsSection.values()) {
      sections.getChildren().add(button(section, texts));
    }
    Hyperlink help = new Hyperlink(texts.get("ui.help.ofPage"));
    help.setId("settings-help");
    help.setOnAction(event -> context.navigator().help(model.section().get().guide()));
    sections.getChildren().add(help);
    model.section().subscribe(this::open);
    SettingsForm settingsForm = model.form();
    save.setOnAction(event -> model.save());
    save.disableProperty()
        .bind(Bindings.not(model.unsaved()).or(settingsForm.valid().not()).or(model.saving()));
    revert.setOnAction(event -> model.revert());
    revert.disableProperty().bind(Bindings.not(model.unsaved()).or(model.saving()));
    state
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> {
                  if (!settingsForm.valid().get()) {
                    return settingsForm
                        .firstWrong()
                        .map(label -> texts.get("ui.settings.invalidField", label))
                        .orElseGet(() -> texts.get("ui.settings.invalid"));
                  }
                  return model.unsaved().get()
                      ? texts.get("ui.settings.unsaved")
                      : texts.get("ui.settings.allSaved");
                },
                settingsForm.valid(),
                model.unsaved(),
                model.section()));
  }

  private void open(SettingsSection section) {
    // the sources are saved one by one
    boolean form = section != SettingsSection.SOURCES;
    bar.managedProperty().bind(bar.visibleProperty());
    bar.visibleProperty().unbind();
    bar.visibleProperty().bind(Bindings.or(model.unsaved(), new SimpleBooleanProperty(form)));
    place.getChildren().setAll(opened.computeIfAbsent(section, this::create));
    page.setVvalue(0);
  }

  private ToggleButton button(SettingsSection section, Texts texts) {
    ToggleButton button =
        new ToggleButton(
            texts.get("ui.settings.page." + section.name()), new FontIcon(section.icon()));
    button.setId("section-" + section.name().toLowerCase(java.util.Locale.ROOT));
    button.getStyleClass().add("nav");
    button.setMaxWidth(Double.MAX_VALUE);
    SegmentButtons.of(button, section, model.section(), model.section()::set);
    return button;
  }

  private Node create(SettingsSection section) {
    SettingsPages pages = new SettingsPages(model, context);
    return switch (section) {
      case GENERAL -> pages.general();
      case DATABASE -> pages.database();
      case SOURCES -> views.load(SourcesView.class);
      case MODEL ->
          new VBox(
              CARD_GAP,
              views.load(ModelsView.class),
              SettingsPages.page(new EngineCard(model, context).node()));
      case ENDPOINT -> new EndpointPage(model, context).node();
      case TRIGGER -> new TriggerPage(model, context).node();
      case SLACK -> pages.slack();
      case SCHEDULE -> pages.schedule();
      case SHORTCUTS -> new ShortcutsPage(model, context).node();
    };
  }
}
