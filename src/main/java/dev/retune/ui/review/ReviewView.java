package dev.retune.ui.review;

import dev.retune.review.QueueOrder;
import dev.retune.review.ReviewProgress;
import dev.retune.ui.kit.Choices;
import dev.retune.ui.kit.Command;
import dev.retune.ui.kit.Commands;
import dev.retune.ui.kit.KeySheet;
import dev.retune.ui.kit.Presence;
import dev.retune.ui.kit.Room;
import dev.retune.ui.kit.ScreenKeys;
import dev.retune.ui.kit.Sheets;
import dev.retune.ui.kit.Tip;
import dev.retune.ui.review.ReviewViewModel.State;
import java.util.List;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The queue above, the answer in the middle, the form beside it; all of it by keyboard. */
public final class ReviewView implements ReviewCommands.Hands {
  private final ReviewViewModel model;
  private final Room room;

  @FXML private StackPane root;
  @FXML private ComboBox<QueueOrder> order;
  @FXML private Label remaining;
  @FXML private Label today;
  @FXML private Label decided;
  @FXML private Button undo;
  @FXML private Button redo;
  @FXML private Button agreement;
  @FXML private Button keys;
  @FXML private Node work;
  @FXML private VBox empty;
  @FXML private Label emptyTitle;
  @FXML private Label emptyText;
  @FXML private ItemView itemController;
  @FXML private FormView formController;

  /** Over its model. */
  @SuppressWarnings("NullAway.Init") // the loader fills the nodes in
  public ReviewView(ReviewViewModel model, Room room) {
    this.model = model;
    this.room = room;
  }

  @FXML
  void initialize() {
    List<Command> all = ReviewCommands.all(groups());
    Commands commands = new Commands(all);
    commands.icon(undo, "do.undo");
    commands.icon(redo, "do.redo");
    commands.icon(keys, "do.keys");
    formController.dress(commands);
    ScreenKeys.on(root, all);
    root.addEventFilter(KeyEvent.KEY_PRESSED, this::escape);
    offerOrders();
    agreement.setOnAction(event -> model.tallies().compare());
    model.tallies().agreeing().subscribe(now -> now.ifPresent(this::show));
    model.tallies().progress().subscribe(now -> now.ifPresent(this::count));
    model.state().subscribe(this::stands);
    Presence.of(root, this::come, model::leave);
  }

  private List<KeySheet.Group> groups() {
    return new ReviewCommands(model, room.texts(), this).groups();
  }

  private void come() {
    model.enter();
    root.requestFocus();
  }

  /** Out of a text field, so that the keys are the screen's again. */
  private void escape(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && event.getTarget() instanceof TextInputControl) {
      root.requestFocus();
      event.consume();
    }
  }

  private void offerOrders() {
    order.getItems().setAll(QueueOrder.values());
    Choices.named(order, "", item -> room.texts().get("ui.review.order." + item));
    order.valueProperty().bindBidirectional(model.order());
  }

  private void count(ReviewProgress now) {
    remaining.setText(room.texts().get("ui.review.remaining", now.remaining()));
    today.setText(room.texts().get("ui.review.today", now.today()));
    decided.setText(room.texts().get("ui.review.total", now.decided()));
    Tip.on(
        decided,
        now.reviewers().stream()
            .map(c -> room.texts().get("ui.review.each", c.reviewer(), c.today(), c.decided()))
            .collect(Collectors.joining("\n")));
  }

  private void stands(State now) {
    boolean nothing = now == State.EMPTY || now == State.FAILED;
    empty.setVisible(nothing);
    work.setVisible(!nothing && model.open().get().isPresent());
    boolean failed = now == State.FAILED;
    emptyTitle.setText(
        room.texts().get(failed ? "ui.review.failed.title" : "ui.review.empty.title"));
    emptyText.setText(room.texts().get(failed ? "ui.review.failed.text" : "ui.review.empty.text"));
    if (now == State.READY && root.getScene() != null) {
      itemController.top();
      root.requestFocus();
    }
  }

  private void show(Tallies.Agreeing now) {
    Sheets.show(
        root, new AgreementSheet(now, room.texts(), room.figures(), model.tallies()::share));
  }

  @Override
  public void toAnswer() {
    formController.toAnswer();
  }

  @Override
  public void toDocument() {
    formController.toDocument();
  }

  @Override
  public void toNote() {
    formController.toNote();
  }

  @Override
  public void scroll(double pages) {
    itemController.scroll(pages);
  }

  @Override
  public void sheet() {
    Sheets.show(root, new KeySheet(room.texts().get("ui.review.do.keys"), groups()));
  }
}
