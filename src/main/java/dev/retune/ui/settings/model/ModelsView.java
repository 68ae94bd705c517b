package dev.retune.ui.settings.model;

import dev.retune.common.i18n.Texts;
import dev.retune.embedding.model.ComputeDevice;
import dev.retune.ui.control.ChoiceLists;
import dev.retune.ui.control.LabelStyles;
import dev.retune.ui.form.FormGrid;
import dev.retune.ui.form.FormGrid.Choice;
import dev.retune.ui.form.SettingField;
import dev.retune.ui.installation.InstallationState;
import dev.retune.ui.navigation.ScreenContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Pane;

/** The models on this machine, the installation of others from the hub, and the device. */
public final class ModelsView {
  /** Offered as a filter of the search; the hub has hundreds. */
  private static final List<String> LANGUAGES =
      List.of("ko", "en", "ja", "zh", "de", "es", "fr", "multilingual");

  private final ModelsViewModel model;
  private final SettingField chosen;
  private final SettingField device;
  private final ScreenContext context;
  private final ModelRows rows;
  private final SearchResultRow resultRow;

  @FXML private Label looking;
  @FXML private Pane list;
  @FXML private Label gone;
  @FXML private Button addFolder;
  @FXML private TextField words;
  @FXML private ComboBox<Optional<String>> language;
  @FXML private Button search;
  @FXML private Button addNamed;
  @FXML private Node searching;
  @FXML private ProgressIndicator turning;
  @FXML private Button cancelSearch;
  @FXML private Label said;
  @FXML private Pane results;
  @FXML private Pane devices;

  /**
   * Creates the view for its view model.
   *
   * @param chosen the setting of the model for the next index version
   * @param device the setting of the device
   */
  public ModelsView(
      ModelsViewModel model, SettingField chosen, SettingField device, ScreenContext context) {
    this.model = model;
    this.chosen = chosen;
    this.device = device;
    this.context = context;
    this.rows = new ModelRows(model, context);
    this.resultRow = new SearchResultRow(model, context);
  }

  @FXML
  void initialize() {
    initializeList();
    initializeSearch();
    FormGrid form = new FormGrid(context.texts());
    form.choice(
        device,
        Stream.of(ComputeDevice.values())
            .map(d -> new Choice(d.name(), context.texts().get("ui.settings.device." + d)))
            .toList());
    devices.getChildren().add(form);
    model.list().refresh();
  }

  private void initializeList() {
    show(looking, false);
    model.list().looking().subscribe(now -> show(looking, now));
    addFolder.setOnAction(event -> model.list().addFolder());
    model.list().models().subscribe(this::showList);
    model.list().results().subscribe(this::showList);
    model.installation().state().subscribe(now -> showList());
    chosen.text().subscribe((was, is) -> showList());
    showList();
  }

  private void showList() {
    List<InstalledModelDetails> models = model.list().models();
    List<Node> nodes = new ArrayList<>();
    ToggleGroup group = new ToggleGroup();
    models.forEach(each -> nodes.add(rows.installed(each, chosen, group)));
    model.list().rerankers().forEach(each -> nodes.add(rows.reranker(each)));
    model.list().unfinished().stream()
        .filter(rest -> !rows.isShownBelow(rest))
        .forEach(rest -> nodes.add(rows.unfinished(rest)));
    list.getChildren().setAll(nodes);
    String setting = chosen.text().get();
    boolean there = models.isEmpty() || models.stream().anyMatch(each -> each.isNamed(setting));
    LabelStyles.setOptionalText(
        gone, there ? "" : context.texts().get("ui.settings.modelGone", setting));
  }

  private void initializeSearch() {
    Texts texts = context.texts();
    words.textProperty().bindBidirectional(model.search().words());
    words.setOnAction(event -> model.search().search());
    List<Optional<String>> languages = new ArrayList<>();
    languages.add(Optional.empty());
    LANGUAGES.forEach(code -> languages.add(Optional.of(code)));
    language.getItems().setAll(languages);
    String any = texts.get("ui.settings.models.anyLanguage");
    ChoiceLists.named(
        language, any, code -> code.map(model.installation().formatter()::language).orElse(any));
    language.valueProperty().bindBidirectional(model.search().language());
    search.setOnAction(event -> model.search().search());
    search.disableProperty().bind(model.search().searching());
    addNamed.setOnAction(event -> model.search().addNamed());
    cancelSearch.setOnAction(event -> model.search().cancel());
    model
        .search()
        .searching()
        .subscribe(
            now -> {
              show(searching, now);
              // a hidden indicator would go on drawing
              turning.setProgress(now ? ProgressIndicator.INDETERMINATE_PROGRESS : 0);
            });
    model.search().said().subscribe(now -> LabelStyles.setOptionalText(said, now));
    model.search().words().subscribe(now -> showNamed());
    model.search().results().subscribe(this::showResults);
    model.installation().state().subscribe(this::follow);
  }

  private void showNamed() {
    show(addNamed, model.search().isName());
    addNamed.setDisable(!model.installation().isFree());
  }

  private void showResults() {
    results.getChildren().setAll(model.search().results().stream().map(resultRow::of).toList());
  }

  /** The question takes the place of the results, so that it is seen without scrolling. */
  private void follow(InstallationState now) {
    show(
        results,
        !(now instanceof InstallationState.Planning || now instanceof InstallationState.Proposed));
    showNamed();
    showResults();
  }

  private static void show(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }
}
