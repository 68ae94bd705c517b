package dev.retune.ui.review;

import dev.retune.review.ReviewProgress;
import dev.retune.review.queue.ReviewQueueOrder;
import dev.retune.ui.command.CommandRegistry;
import dev.retune.ui.command.ScreenKeyHandler;
import dev.retune.ui.command.ShortcutSheet;
import dev.retune.ui.command.UiCommand;
import dev.retune.ui.control.ChoiceLists;
import dev.retune.ui.control.Tooltips;
import dev.retune.ui.dialog.SheetHost;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.navigation.ScreenVisibilityListener;
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

/** The queue, the answer and the form; everything works by keyboard. */
public final class ReviewView implements ReviewCommands.ReviewActions {
  private final ReviewViewModel model;
  private final ScreenContext context;

  @FXML private StackPane root;
  @FXML private ComboBox<ReviewQueueOrder> order;
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
  @FXML private ReviewItemView itemController;
  @FXML private DecisionFormView formController;

  /** Creates the view for its view model. */
  @SuppressWarnings("NullAway.Init") // set by the FXML loader
  public ReviewView(ReviewViewModel model, ScreenContext context) {
    this.model = model;
    this.context = context;
  }

  @FXML
  void initialize() {
    List<UiCommand> all = ReviewCommands.all(groups());
    CommandRegistry commands = new CommandRegistry(all);
    commands.icon(undo, "do.undo");
    commands.icon(redo, "do.redo");
    commands.icon(keys, "do.keys");
    formController.bind(commands);
    ScreenKeyHandler.on(root, all);
    root.addEventFilter(KeyEvent.KEY_PRESSED, this::escape);
    offerOrders();
    agreement.setOnAction(event -> model.progress().compare());
    model.progress().agreement().subscribe(now -> now.ifPresent(this::show));
    model.alike().choice().subscribe(now -> now.ifPresent(this::show));
    model.progress().progress().subscribe(now -> now.ifPresent(this::count));
    model.state().subscribe(this::showState);
    ScreenVisibilityListener.of(root, this::shown, model::leave);
  }

  private List<ShortcutSheet.Group> groups() {
    return new ReviewCommands(model, context.texts(), this).groups();
  }

  private void shown() {
    model.enter();
    root.requestFocus();
  }

  /** Leaves the text field, so that the screen's shortcuts work again. */
  private void escape(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && event.getTarget() instanceof TextInputControl) {
      root.requestFocus();
      event.consume();
    }
  }

  private void offerOrders() {
    order.getItems().setAll(ReviewQueueOrder.values());
    ChoiceLists.named(order, "", item -> context.texts().get("ui.review.order." + item));
    order.valueProperty().bindBidirectional(model.order());
  }

  private void count(ReviewProgress now) {
    remaining.setText(context.texts().get("ui.review.remaining", now.remaining()));
    today.setText(context.texts().get("ui.review.today", now.today()));
    decided.setText(context.texts().get("ui.review.total", now.decided()));
    Tooltips.on(
        decided,
        now.reviewers().stream()
            .map(c -> context.texts().get("ui.review.each", c.reviewer(), c.today(), c.decided()))
            .collect(Collectors.joining("\n")));
  }

  private void showState(State now) {
    boolean nothing = now == State.EMPTY || now == State.FAILED;
    empty.setVisible(nothing);
    work.setVisible(!nothing && model.open().get().isPresent());
    boolean failed = now == State.FAILED;
    emptyTitle.setText(
        context.texts().get(failed ? "ui.review.failed.title" : "ui.review.empty.title"));
    emptyText.setText(
        context.texts().get(failed ? "ui.review.failed.text" : "ui.review.empty.text"));
    if (now == State.READY && root.getScene() != null) {
      itemController.top();
      root.requestFocus();
    }
  }

  private void show(AlikeChoice choice) {
    SheetHost.show(root, new AlikeSheet(choice, context.texts(), () -> model.alike().save(choice)));
  }

  private void show(ReviewProgressModel.Agreeing now) {
    SheetHost.show(
        root,
        new AgreementSheet(now, context.texts(), context.formatter(), model.progress()::share));
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
    SheetHost.show(root, new ShortcutSheet(context.texts().get("ui.review.do.keys"), groups()));
  }
}
