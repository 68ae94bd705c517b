package dev.retune.ui.feedback;

import dev.retune.common.i18n.Texts;
import dev.retune.feedback.query.VoteFilter;
import dev.retune.ui.feedback.VoteFilterBar.Named;
import dev.retune.ui.format.DisplayText;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.PopOver.ArrowLocation;
import org.controlsfx.control.SearchableComboBox;
import org.controlsfx.control.SegmentedButton;

/** The less frequent filters, in a pop-over below their button. */
final class AdditionalFilters {
  private static final double WIDTH = 440;

  private final VoteFilterBar bar;
  private final FeedbackViewModel model;
  private final Texts texts;
  private Optional<PopOver> made = Optional.empty();

  AdditionalFilters(Button button, VoteFilterBar bar, FeedbackViewModel model, Texts texts) {
    this.bar = bar;
    this.model = model;
    this.texts = texts;
    button.setOnAction(event -> toggle(button));
    // The pop-over is a window of its own and would outlive the screen.
    button
        .sceneProperty()
        .subscribe(
            scene -> {
              if (scene == null) {
                made.ifPresent(PopOver::hide);
              }
            });
  }

  private void toggle(Button button) {
    if (made.isEmpty()) {
      made = Optional.of(popOver());
    }
    PopOver shown = made.get();
    if (shown.isShowing()) {
      shown.hide();
    } else {
      shown.show(button);
    }
  }

  private PopOver popOver() {
    PopOver popOver = new PopOver(content());
    popOver.getStyleClass().add("filters");
    popOver.setArrowLocation(ArrowLocation.TOP_RIGHT);
    popOver.setDetachable(false);
    popOver.setAnimated(false);
    popOver.setCornerRadius(8);
    return popOver;
  }

  private Node content() {
    GridPane grid = new GridPane(14, 12);
    grid.getStyleClass().add("filter-form");
    // The pop-over computes its arrow position from this before CSS is applied.
    grid.setPrefWidth(WIDTH);
    ColumnConstraints controls = new ColumnConstraints();
    controls.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().addAll(new ColumnConstraints(), controls);
    List<ToggleButton> reviewed =
        List.of(
            segment("ui.feedback.both"),
            segment("ui.feedback.reviewed"),
            segment("ui.feedback.unreviewed"));
    bar.reviewedOrNot(reviewed.get(0));
    bar.reviewed(reviewed.get(1), true);
    bar.reviewed(reviewed.get(2), false);
    row(grid, "reviewed", new SegmentedButton(reviewed.toArray(ToggleButton[]::new)));
    names(
        grid,
        "source",
        new Named(
            FeedbackGateway.FilterChoices::sources,
            VoteFilter::source,
            (filter, wanted) -> wanted.map(filter::withSource).orElseGet(filter::withoutSource)));
    names(
        grid,
        "model",
        new Named(
            FeedbackGateway.FilterChoices::models,
            VoteFilter::model,
            (filter, wanted) -> wanted.map(filter::withModel).orElseGet(filter::withoutModel)));
    names(
        grid,
        "prompt",
        new Named(
            FeedbackGateway.FilterChoices::promptVersions,
            VoteFilter::promptVersion,
            (filter, wanted) ->
                wanted.map(filter::withPromptVersion).orElseGet(filter::withoutPromptVersion)));
    names(
        grid,
        "topic",
        id -> model.filterChoices().get().topicName(id),
        new Named(
            choices -> choices.topics().keySet().stream().map(String::valueOf).toList(),
            filter -> filter.topic().map(String::valueOf),
            (filter, wanted) ->
                wanted
                    .map(id -> filter.withTopic(Long.parseLong(id)))
                    .orElseGet(filter::withoutTopic)));
    Hyperlink look = new Hyperlink(texts.get("ui.feedback.filter.unknown"));
    look.setOnAction(event -> model.indexVotes());
    look.visibleProperty()
        .bind(model.filterChoices().map(o -> o.models().isEmpty() || o.promptVersions().isEmpty()));
    look.managedProperty().bind(look.visibleProperty());
    grid.add(look, 1, grid.getRowCount());
    return grid;
  }

  private ToggleButton segment(String key) {
    ToggleButton button = new ToggleButton(texts.get(key));
    button.getStyleClass().add("segment");
    return button;
  }

  private void names(GridPane grid, String what, Named named) {
    names(grid, what, UnaryOperator.identity(), named);
  }

  private void names(GridPane grid, String what, UnaryOperator<String> name, Named named) {
    SearchableComboBox<Optional<String>> box = new SearchableComboBox<>();
    box.setId("filter-" + what);
    box.setMaxWidth(Double.MAX_VALUE);
    bar.names(
        box, texts.get("ui.feedback.both"), item -> DisplayText.line(name.apply(item)), named);
    row(grid, what, box);
  }

  private void row(GridPane grid, String what, Node control) {
    Label label = new Label(texts.get("ui.feedback.filter." + what));
    label.setMinWidth(Region.USE_PREF_SIZE);
    label.setLabelFor(control);
    grid.addRow(grid.getRowCount(), label, control);
  }
}
