package dev.retune.ui.clustering;

import dev.retune.clustering.model.MapPoint;
import dev.retune.clustering.model.TopicReport.ProposalSummary;
import dev.retune.clustering.model.TopicSummary;
import dev.retune.common.i18n.Texts;
import dev.retune.ui.control.ChoiceLists;
import dev.retune.ui.control.LabelStyles;
import dev.retune.ui.control.TableColumns;
import dev.retune.ui.control.Tooltips;
import dev.retune.ui.navigation.ScreenContext;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Displays topics, proposals, the map and texts. */
public final class TopicsView {
  private final TopicsViewModel model;
  private final ScreenContext context;
  private final Texts texts;
  private final TopicMapPane map;

  @FXML private Label summary;
  @FXML private ProgressIndicator busy;
  @FXML private TableView<TopicSummary> topics;
  @FXML private VBox proposalBox;
  @FXML private ListView<ProposalSummary> proposals;
  @FXML private Label title;
  @FXML private TextField name;
  @FXML private Button suggest;
  @FXML private Button rename;
  @FXML private ComboBox<TopicSummary> into;
  @FXML private Button merge;
  @FXML private Button split;
  @FXML private Button undo;
  @FXML private Button votes;
  @FXML private ComboBox<MapColors> colors;
  @FXML private StackPane mapPlace;
  @FXML private FlowPane legend;
  @FXML private Label details;
  @FXML private Label textsTitle;
  @FXML private ListView<ShownText> rows;
  @FXML private Button review;

  /** Creates the view for its view model. */
  public TopicsView(TopicsViewModel model, ScreenContext context) {
    this.model = model;
    this.context = context;
    this.texts = context.texts();
    this.map = new TopicMapPane(context.runner());
  }

  @FXML
  void initialize() {
    summary.textProperty().bind(model.summary());
    busy.visibleProperty().bind(model.busy());
    new TopicTable(texts, context.formatter()).fill(topics, model);
    topics
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            topic -> {
              if (topic != null) {
                model.open(topic);
              }
            });
    proposals.setItems(model.proposals());
    proposals.setCellFactory(_ -> new ProposalCell(model, texts));
    proposalBox.visibleProperty().bind(Bindings.isNotEmpty(model.proposals()));
    proposalBox.managedProperty().bind(proposalBox.visibleProperty());
    model.open().subscribe(open -> show(open.orElse(null)));
    rename.setOnAction(_ -> model.rename(name.getText()));
    name.setOnAction(_ -> model.rename(name.getText()));
    rename
        .disableProperty()
        .bind(
            model
                .busy()
                .or(
                    Bindings.createBooleanBinding(
                        () -> name.getText().isBlank(), name.textProperty())));
    suggest.setOnAction(_ -> model.suggest());
    suggest
        .disableProperty()
        .bind(
            model
                .busy()
                .or(
                    Bindings.createBooleanBinding(
                        () -> model.open().get().isEmpty(), model.open())));
    Tooltips.on(suggest, texts.get("ui.topics.suggestHint"));
    model
        .suggestion()
        .subscribe(
            suggested -> {
              if (!suggested.isEmpty()) {
                name.setText(suggested);
                name.requestFocus();
              }
            });
    into.setItems(model.topics());
    ChoiceLists.named(into, texts.get("ui.topics.into"), TopicSummary::name);
    merge.setOnAction(_ -> Optional.ofNullable(into.getValue()).ifPresent(model::merge));
    merge.disableProperty().bind(model.busy().or(into.valueProperty().isNull()));
    split.setOnAction(_ -> model.split());
    split.disableProperty().bind(model.busy());
    undo.setOnAction(_ -> model.undo());
    undo.disableProperty().bind(model.busy());
    votes.setOnAction(_ -> model.votes());
    colors.getItems().setAll(MapColors.values());
    ChoiceLists.named(colors, "", by -> texts.get(by.key()));
    colors.setValue(MapColors.TOPIC);
    colors.valueProperty().subscribe(_ -> color());
    model.causes().subscribe(_ -> color());
    mapPlace.getChildren().addFirst(map);
    model
        .points()
        .subscribe(
            points -> {
              map.show(points);
              color();
            });
    map.onChosen(this::chosen);
    review.setOnAction(_ -> openSelected());
    review
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> selected().isEmpty(), rows.getSelectionModel().selectedItemProperty()));
    rows.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            openSelected();
          }
        });
    rows.setCellFactory(_ -> new ShownTextCell());
  }

  private void color() {
    MapColors by = colors.getValue();
    if (by == MapColors.CAUSE) {
      model.findCauses();
    }
    map.color(by, model.causes().get());
    MapLegend.show(
        legend, by.legend(model.points().get(), model.causes().get(), texts, context.formatter()));
  }

  private Optional<ShownText> selected() {
    return Optional.ofNullable(rows.getSelectionModel().getSelectedItem())
        .filter(row -> row.conversationId() != 0);
  }

  private void openSelected() {
    selected().ifPresent(row -> model.review(row.conversationId()));
  }

  private void show(@Nullable TopicSummary shown) {
    Optional<TopicSummary> open = Optional.ofNullable(shown);
    title.setText(open.map(TopicSummary::name).orElse(""));
    name.setText(open.filter(TopicSummary::named).map(TopicSummary::name).orElse(""));
    open.ifPresent(topic -> TableColumns.select(topics, topic));
    LabelStyles.setOptionalText(
        details, open.map(new TopicDetails(texts, context.formatter())::of).orElse(""));
    map.emphasize(open.map(TopicSummary::id).orElse(0L));
    textsTitle.setText(
        open.map(
                topic ->
                    texts.get("ui.topics.textsOf", context.formatter().count(topic.texts().size())))
            .orElse(""));
    rows.getItems()
        .setAll(
            open.map(topic -> topic.texts().reversed().stream().map(ShownText::of).toList())
                .orElse(List.of()));
  }

  private void chosen(List<MapPoint> points) {
    if (points.size() == 1 && points.getFirst().topic() != 0) {
      model.open(points.getFirst().topic());
    }
    textsTitle.setText(texts.get("ui.topics.chosen", context.formatter().count(points.size())));
    rows.getItems().setAll(points.stream().map(ShownText::of).toList());
  }
}
