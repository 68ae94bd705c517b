package dev.retune.ui.feedback;

import atlantafx.base.controls.CustomTextField;
import dev.retune.common.i18n.Texts;
import dev.retune.export.ExportFormat;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.query.VoteFilter;
import dev.retune.ui.command.ScreenKeyHandler;
import dev.retune.ui.command.ShortcutSheet;
import dev.retune.ui.command.UiCommand;
import dev.retune.ui.control.IsoDates;
import dev.retune.ui.control.KeyAction;
import dev.retune.ui.control.LabelStyles;
import dev.retune.ui.control.NodeKeys;
import dev.retune.ui.control.ShareBars;
import dev.retune.ui.control.SplitBar;
import dev.retune.ui.control.SystemClipboard;
import dev.retune.ui.control.chart.VoteChart;
import dev.retune.ui.feedback.saved.SavedViewMenu;
import dev.retune.ui.format.ValueFormatter;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.MasterDetailPane;
import org.controlsfx.control.SearchableComboBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Charts, filters, the vote table and the detail panel. */
public final class FeedbackView {
  private static final KeyCodeCombination BEFORE =
      new KeyCodeCombination(KeyCode.UP, KeyCombination.ALT_DOWN);
  private static final KeyCodeCombination AFTER =
      new KeyCodeCombination(KeyCode.DOWN, KeyCombination.ALT_DOWN);

  private final FeedbackViewModel model;
  private final Texts texts;
  private final ValueFormatter formatter;

  @FXML private Parent root;
  @FXML private VoteChart daily;
  @FXML private Label noReasons;
  @FXML private ShareBars reasons;
  @FXML private HeatGrid hours;
  @FXML private Label splitLikes;
  @FXML private Label splitDislikes;
  @FXML private Label splitRatio;
  @FXML private SplitBar splitBar;
  @FXML private ToggleButton both;
  @FXML private ToggleButton likes;
  @FXML private ToggleButton dislikes;
  @FXML private SearchableComboBox<Optional<String>> code;
  @FXML private DatePicker from;
  @FXML private DatePicker to;
  @FXML private CustomTextField search;
  @FXML private Button more;
  @FXML private FlowPane chips;
  @FXML private Button clear;
  @FXML private DatePicker jump;
  @FXML private Button newest;
  @FXML private MenuButton views;
  @FXML private MenuItem copyFilter;
  @FXML private MenuItem pasteFilter;
  @FXML private MenuItem exportSheet;
  @FXML private MenuItem exportCsv;
  @FXML private MenuItem exportJsonl;
  @FXML private Label total;
  @FXML private Label reversed;
  @FXML private Label none;
  @FXML private Node searching;
  @FXML private TableView<VoteTableRow> table;
  @FXML private MasterDetailPane votes;
  @FXML private VBox detail;
  @FXML private Button before;
  @FXML private Button after;
  @FXML private Button close;

  /** Creates the view for its view model. */
  public FeedbackView(FeedbackViewModel model, Texts texts, ValueFormatter formatter) {
    this.model = model;
    this.texts = texts;
    this.formatter = formatter;
  }

  @FXML
  void initialize() {
    FeedbackCharts charts = new FeedbackCharts(model, texts, formatter);
    model.figures().subscribe(now -> now.ifPresent(s -> charts.draw(s, daily, reasons, hours)));
    new VoteTotalsPane(
        model,
        texts,
        formatter,
        new VoteTotalsPane.Nodes(
            total, splitLikes, splitDislikes, splitRatio, splitBar, daily, noReasons));
    hours.speak(texts);
    daily.speak(texts);
    filters();
    actions();
    VoteTable rows = new VoteTable(table, model, texts, formatter);
    new AnswerDetailPanel(votes, detail, model, texts, formatter);
    before.setOnAction(event -> rows.step(-1));
    after.setOnAction(event -> rows.step(1));
    close.setOnAction(event -> model.answerDetail().close());
    keys(rows);
    model
        .indexing()
        .subscribe(
            now -> {
              searching.setVisible(now);
              searching.setManaged(now);
              none.setText(texts.get(now ? "ui.feedback.preparingHint" : "ui.feedback.none"));
            });
  }

  private UiCommand find() {
    return new UiCommand(
        "do.find",
        texts.get("ui.feedback.find"),
        Feather.SEARCH,
        Optional.of(new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN)),
        new SimpleBooleanProperty(true),
        () -> {
          search.requestFocus();
          search.selectAll();
        });
  }

  private void filters() {
    VoteFilterBar bar = new VoteFilterBar(model, texts, formatter.zone());
    bar.anyValue(both);
    bar.value(likes, Vote.Value.LIKE);
    bar.value(dislikes, Vote.Value.DISLIKE);
    bar.code(code);
    bar.from(from);
    bar.to(to);
    bar.text(search);
    new AdditionalFilters(more, bar, model, texts);
    new FilterChips(chips, model, texts, formatter);
    clear.setOnAction(event -> model.show(VoteFilter.all()));
    model
        .filter()
        .subscribe(
            now -> {
              clear.setVisible(!now.equals(VoteFilter.all()));
              table.scrollTo(0);
              LabelStyles.setOptionalText(
                  reversed, now.isReversed() ? texts.get("ui.feedback.reversed") : "");
            });
  }

  private void actions() {
    new SavedViewMenu(views, model.savedViews());
    IsoDates.in(jump);
    jump.valueProperty().subscribe(this::jump);
    model.start().subscribe(day -> startsAt(day.orElse(null)));
    newest.setOnAction(event -> model.jumpToNewest());
    copyFilter.setOnAction(event -> SystemClipboard.copy(model.filterText()));
    pasteFilter.setOnAction(
        event ->
            Optional.ofNullable(Clipboard.getSystemClipboard().getString())
                .ifPresent(model::paste));
    exportSheet.setOnAction(event -> model.export(ExportFormat.SPREADSHEET));
    exportCsv.setOnAction(event -> model.export(ExportFormat.CSV));
    exportJsonl.setOnAction(event -> model.export(ExportFormat.JSONL));
  }

  private void jump(@Nullable LocalDate day) {
    if (day == null) {
      model.jumpToNewest();
    } else {
      model.jump(day);
    }
  }

  private void startsAt(@Nullable LocalDate day) {
    jump.setValue(day);
    newest.setVisible(day != null);
    newest.setManaged(day != null);
  }

  private void keys(VoteTable rows) {
    String title = texts.get("ui.feedback.keys");
    ShortcutSheet.Group search = new ShortcutSheet.Group(title, List.of(find()));
    ScreenKeyHandler.on(root, () -> List.of(search));
    NodeKeys.on(
        root,
        title,
        List.of(
            step(BEFORE, "ui.feedback.keys.before", () -> rows.step(-1)),
            step(AFTER, "ui.feedback.keys.after", () -> rows.step(1)),
            new KeyAction(
                List.of(new KeyCodeCombination(KeyCode.ESCAPE)),
                texts.get("ui.feedback.closeDetail"),
                this::closeDetail)));
  }

  private KeyAction step(KeyCodeCombination key, String text, Runnable step) {
    return new KeyAction(
        List.of(key),
        texts.get(text),
        () -> {
          step.run();
          return true;
        });
  }

  private boolean closeDetail() {
    boolean shown = votes.isShowDetailNode();
    if (shown) {
      model.answerDetail().close();
    }
    return shown;
  }
}
