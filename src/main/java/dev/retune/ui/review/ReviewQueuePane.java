package dev.retune.ui.review;

import dev.retune.review.queue.QueueEntry;
import dev.retune.ui.control.KeyAction;
import dev.retune.ui.control.NodeKeys;
import dev.retune.ui.format.DisplayText;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.review.ReviewViewModel.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The list of the queue. A click or Enter opens an answer; Ctrl and Shift select several. */
final class ReviewQueuePane extends VBox {
  private static final double WIDTH = 250;

  private final ReviewViewModel model;
  private final ScreenContext context;
  private final TextField filter = new TextField();
  private final ListView<QueueEntry> list;

  ReviewQueuePane(ReviewViewModel model, ScreenContext context) {
    super(10);
    this.model = model;
    this.context = context;
    this.list = new ListView<>(model.queue().shown());
    getStyleClass().addAll("card", "review-queue");
    setMinWidth(WIDTH);
    setPrefWidth(WIDTH);
    setMaxWidth(WIDTH);
    filter.setPromptText(context.texts().get("ui.review.queue.filter"));
    filter.setAccessibleText(context.texts().get("ui.review.queue.filter"));
    filter.textProperty().bindBidirectional(model.queue().filter());
    list.setId("review-queue");
    list.setAccessibleText(context.texts().get("ui.review.queue"));
    list.setPlaceholder(new Label(context.texts().get("ui.review.queue.none")));
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    list.setCellFactory(made -> new EntryCell());
    VBox.setVgrow(list, Priority.ALWAYS);
    NodeKeys.on(
        list,
        context.texts().get("ui.review.keys.queue"),
        List.of(
            KeyAction.of(
                context.texts().get("ui.review.do.openQueued"),
                this::openSelected,
                KeyCode.ENTER)));
    list.setOnMouseClicked(
        event -> {
          if (event.getButton() == MouseButton.PRIMARY
              && !event.isShortcutDown()
              && !event.isShiftDown()) {
            openSelected();
          }
        });
    list.getSelectionModel()
        .getSelectedItems()
        .addListener((ListChangeListener<QueueEntry>) change -> selected());
    model.open().subscribe(now -> list.refresh());
    getChildren().addAll(filter, list, together());
  }

  private void openSelected() {
    List<QueueEntry> chosen = list.getSelectionModel().getSelectedItems();
    if (chosen.size() == 1 && model.state().get() != State.SAVING) {
      model.request(chosen.getFirst().answer().conversationId());
    }
  }

  private void selected() {
    List<Long> ids = new ArrayList<>();
    list.getSelectionModel().getSelectedItems().stream()
        .filter(Objects::nonNull)
        .map(entry -> entry.answer().conversationId())
        .forEach(ids::add);
    model.queue().selected().set(List.copyOf(ids));
  }

  private Node together() {
    Button button = new Button();
    button.setId("review-together");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setGraphic(new FontIcon(Feather.LAYERS));
    button
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    context
                        .texts()
                        .get("ui.review.together", model.queue().selected().get().size()),
                model.queue().selected()));
    var several = model.queue().selected().map(ids -> ids.size() > 1);
    button.visibleProperty().bind(several);
    button.managedProperty().bind(several);
    button.setOnAction(event -> model.judgeTogether());
    return button;
  }

  /** Whether the list or what is around it has the focus; JavaFX's own flag can be out of date. */
  boolean hasFocus() {
    Node focused = getScene().getFocusOwner();
    while (focused != null && focused != this) {
      focused = focused.getParent();
    }
    return focused != null;
  }

  /** Focuses the list. */
  void toList() {
    list.requestFocus();
    if (list.getSelectionModel().isEmpty()) {
      list.getSelectionModel().selectFirst();
    }
  }

  private final class EntryCell extends ListCell<QueueEntry> {
    private final Label question = new Label();
    private final Label about = new Label();
    private final FontIcon flag = new FontIcon(Feather.FLAG);
    private final HBox line = new HBox(6, about, flag);
    private final VBox box = new VBox(2, question, line);

    EntryCell() {
      about.getStyleClass().add("fine");
      about.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(about, Priority.ALWAYS);
      line.setAlignment(Pos.CENTER_LEFT);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable QueueEntry entry, boolean empty) {
      super.updateItem(entry, empty);
      setText(null);
      setGraphic(null);
      getStyleClass().remove("open-entry");
      if (empty || entry == null) {
        return;
      }
      question.setText(DisplayText.line(entry.question()));
      about.setText(
          Optional.of(
                  context
                      .texts()
                      .get(
                          "ui.review.queue.about",
                          entry.answer().dislikes(),
                          model.queue().reason(entry).orElse("")))
              .map(text -> text.replaceAll(" · $", ""))
              .orElse(""));
      flag.setVisible(entry.flaggedBy().isPresent());
      boolean open =
          model.open().get().filter(o -> o.id() == entry.answer().conversationId()).isPresent();
      if (open) {
        getStyleClass().add("open-entry");
      }
      setAccessibleText(question.getText() + ", " + about.getText());
      setGraphic(box);
    }
  }
}
