package dev.retune.ui.review;

import atlantafx.base.controls.RingProgressIndicator;
import dev.retune.review.ReviewEvent;
import dev.retune.review.ReviewProgress;
import dev.retune.review.ReviewerStatistics;
import dev.retune.review.queue.ReviewQueueOrder;
import dev.retune.ui.command.CommandRegistry;
import dev.retune.ui.command.ScreenKeyHandler;
import dev.retune.ui.command.ShortcutSheet;
import dev.retune.ui.command.UiCommand;
import dev.retune.ui.control.ChoiceLists;
import dev.retune.ui.control.KeyAction;
import dev.retune.ui.control.NodeKeys;
import dev.retune.ui.control.Tooltips;
import dev.retune.ui.dialog.SheetHost;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.navigation.ScreenVisibilityListener;
import dev.retune.ui.review.ReviewViewModel.State;
import dev.retune.ui.review.panel.AgreementSheet;
import dev.retune.ui.review.panel.ReviewHistorySheet;
import dev.retune.ui.review.panel.ReviewerStatisticsSheet;
import java.util.List;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** The queue, the answer and the form; everything works by keyboard. */
public final class ReviewView implements ReviewCommands.ReviewActions {
  // below this width the list would take the room of the answer
  private static final double WITH_QUEUE = 1120;

  private static final StringConverter<Double> WITHOUT_TEXT =
      new StringConverter<>() {
        @Override
        public String toString(Double share) {
          return "";
        }

        @Override
        public Double fromString(String text) {
          throw new UnsupportedOperationException("it is not typed");
        }
      };

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
  @FXML private Button statistics;
  @FXML private RingProgressIndicator ring;
  @FXML private HBox work;
  @FXML private VBox empty;
  @FXML private Label emptyTitle;
  @FXML private Label emptyText;
  @FXML private ReviewItemView itemController;
  @FXML private DecisionFormView formController;

  private ReviewQueuePane queue;

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
    formController.bind(commands);
    itemController.bind(commands);
    ScreenKeyHandler.on(root, this::groups);
    NodeKeys.before(
        root,
        context.texts().get("ui.review.keys.write"),
        List.of(
            new KeyAction(
                List.of(new KeyCodeCombination(KeyCode.ESCAPE)),
                context.texts().get("ui.review.do.leave"),
                this::leaveTextField)));
    offerOrders();
    commands.bind(statistics, "do.statistics");
    ring.setStringConverter(WITHOUT_TEXT);
    statistics.setGraphic(ring);
    statistics.setText("");
    queue = new ReviewQueuePane(model, context);
    work.getChildren().addFirst(queue);
    var roomy = root.widthProperty().greaterThanOrEqualTo(WITH_QUEUE);
    queue.visibleProperty().bind(model.queue().visible().and(roomy));
    queue.managedProperty().bind(queue.visibleProperty());
    model.history().subscribe(now -> now.ifPresent(this::showHistory));
    model.progress().statistics().subscribe(now -> now.ifPresent(this::showStatistics));
    context.preferences().settings().subscribe((was, is) -> count());
    agreement.setOnAction(event -> model.progress().compare());
    model.progress().agreement().subscribe(now -> now.ifPresent(this::show));
    model.alike().choice().subscribe(now -> now.ifPresent(this::show));
    model.progress().progress().subscribe((was, is) -> count());
    count();
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
  private boolean leaveTextField() {
    boolean typing = root.getScene().getFocusOwner() instanceof TextInputControl;
    if (typing) {
      root.requestFocus();
    }
    return typing;
  }

  private void offerOrders() {
    order.getItems().setAll(ReviewQueueOrder.values());
    ChoiceLists.named(order, "", item -> context.texts().get("ui.review.order." + item));
    order.valueProperty().bindBidirectional(model.order());
  }

  private void count() {
    model.progress().progress().get().ifPresent(this::count);
  }

  private void count(ReviewProgress now) {
    int goal = context.preferences().settings().get().reviewGoal();
    ring.setProgress(Math.min(1, (double) now.today() / goal));
    remaining.setText(context.texts().get("ui.review.remaining", now.remaining()));
    today.setText(context.texts().get("ui.review.today", now.today(), goal));
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
        new AgreementSheet(
            now.agreement(),
            now.share(),
            context.texts(),
            context.formatter(),
            model.progress()::share));
  }

  private void showHistory(List<ReviewEvent> events) {
    SheetHost.show(root, new ReviewHistorySheet(events, context.texts(), context.formatter()));
  }

  private void showStatistics(ReviewerStatistics now) {
    SheetHost.show(
        root,
        new ReviewerStatisticsSheet(
            now,
            context.preferences().settings().get().reviewGoal(),
            context.texts(),
            context.formatter(),
            goal -> context.preferences().change(was -> was.withReviewGoal(goal))));
  }

  @Override
  public void toQueue() {
    if (root.getWidth() < WITH_QUEUE) {
      context.notices().done(context.texts().get("ui.review.queue.narrow"));
      return;
    }
    boolean inside = queue.isVisible() && queue.hasFocus();
    model.queue().visible().set(!inside);
    if (inside) {
      root.requestFocus();
    } else {
      queue.toList();
    }
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
}
