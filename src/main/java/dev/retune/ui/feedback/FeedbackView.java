package dev.retune.ui.feedback;

import atlantafx.base.controls.CustomTextField;
import dev.retune.export.Exporter;
import dev.retune.feedback.Vote;
import dev.retune.feedback.VoteFilter;
import dev.retune.stats.VoteFigures;
import dev.retune.text.Texts;
import dev.retune.ui.kit.Figures;
import dev.retune.ui.kit.HeatGrid;
import dev.retune.ui.kit.Labels;
import dev.retune.ui.kit.ShareBars;
import dev.retune.ui.kit.VoteChart;
import java.time.LocalDate;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.MasterDetailPane;
import org.controlsfx.control.SearchableComboBox;

/** Charts, filters, the table of votes, and the panel of one answer. */
public final class FeedbackView {
  private static final KeyCombination BEFORE =
      new KeyCodeCombination(KeyCode.UP, KeyCombination.ALT_DOWN);
  private static final KeyCombination AFTER =
      new KeyCodeCombination(KeyCode.DOWN, KeyCombination.ALT_DOWN);

  private final FeedbackViewModel model;
  private final Texts texts;
  private final Figures figures;

  @FXML private Parent root;
  @FXML private VoteChart daily;
  @FXML private Label noReasons;
  @FXML private ShareBars reasons;
  @FXML private HeatGrid hours;
  @FXML private Label split;
  @FXML private HBox splitBar;
  @FXML private Region splitLikes;
  @FXML private Region splitDislikes;
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
  @FXML private MenuItem copyFilter;
  @FXML private MenuItem pasteFilter;
  @FXML private MenuItem exportSheet;
  @FXML private MenuItem exportCsv;
  @FXML private MenuItem exportJsonl;
  @FXML private Label total;
  @FXML private Label reversed;
  @FXML private Label none;
  @FXML private Node searching;
  @FXML private TableView<Line> table;
  @FXML private MasterDetailPane votes;
  @FXML private VBox detail;
  @FXML private Button before;
  @FXML private Button after;
  @FXML private Button close;

  /** Over its model. */
  public FeedbackView(FeedbackViewModel model, Texts texts, Figures figures) {
    this.model = model;
    this.texts = texts;
    this.figures = figures;
  }

  @FXML
  void initialize() {
    Charts charts = new Charts(model, texts, figures);
    model
        .figures()
        .subscribe(
            now -> {
              now.ifPresent(found -> charts.draw(found, daily, reasons, hours));
              count(now);
            });
    filters();
    actions();
    VoteTable rows = new VoteTable(table, model, texts, figures);
    new DetailPanel(votes, detail, model, texts, figures);
    before.setOnAction(event -> rows.step(-1));
    after.setOnAction(event -> rows.step(1));
    close.setOnAction(event -> model.talks().close());
    root.addEventHandler(KeyEvent.KEY_PRESSED, event -> pressed(event, rows));
    model
        .preparing()
        .subscribe(
            now -> {
              searching.setVisible(now);
              searching.setManaged(now);
              none.setText(texts.get(now ? "ui.feedback.preparingHint" : "ui.feedback.none"));
            });
  }

  private void filters() {
    FilterBar bar = new FilterBar(model, texts, figures.zone());
    bar.value(both, Optional.empty());
    bar.value(likes, Optional.of(Vote.Value.LIKE));
    bar.value(dislikes, Optional.of(Vote.Value.DISLIKE));
    bar.code(code);
    bar.from(from);
    bar.to(to);
    bar.text(search);
    new MoreFilters(more, bar, model, texts);
    new Chips(chips, model, texts, figures);
    clear.setOnAction(event -> model.show(VoteFilter.all()));
    model
        .filter()
        .subscribe(
            now -> {
              clear.setVisible(!now.equals(VoteFilter.all()));
              Labels.optional(reversed, now.isReversed() ? texts.get("ui.feedback.reversed") : "");
            });
  }

  private void actions() {
    jump.valueProperty().subscribe(day -> model.jump(Optional.ofNullable(day)));
    model.start().subscribe(this::startsAt);
    newest.setOnAction(event -> model.jump(Optional.empty()));
    copyFilter.setOnAction(event -> TextCopy.put(model.shared()));
    pasteFilter.setOnAction(
        event ->
            Optional.ofNullable(Clipboard.getSystemClipboard().getString())
                .ifPresent(model::paste));
    exportSheet.setOnAction(event -> model.export(Exporter.Format.SPREADSHEET));
    exportCsv.setOnAction(event -> model.export(Exporter.Format.CSV));
    exportJsonl.setOnAction(event -> model.export(Exporter.Format.JSONL));
  }

  private void startsAt(Optional<LocalDate> day) {
    jump.setValue(day.orElse(null));
    newest.setVisible(day.isPresent());
    newest.setManaged(day.isPresent());
  }

  private void pressed(KeyEvent event, VoteTable rows) {
    if (BEFORE.match(event)) {
      rows.step(-1);
      event.consume();
    } else if (AFTER.match(event)) {
      rows.step(1);
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE && votes.isShowDetailNode()) {
      model.talks().close();
      event.consume();
    }
  }

  private void count(Optional<VoteFigures> found) {
    total.setText(found.map(f -> texts.get("ui.feedback.total", f.ratio().votes())).orElse(""));
    split.setText(
        found
            .filter(f -> f.ratio().votes() > 0)
            .map(
                f ->
                    texts.get(
                        "ui.feedback.split",
                        f.ratio().votes() - f.ratio().dislikes(),
                        f.ratio().dislikes(),
                        figures.percent(f.ratio().value())))
            .orElse(""));
    double dislikes = found.map(f -> f.ratio().value()).orElse(0.0);
    boolean any = found.filter(f -> f.ratio().votes() > 0).isPresent();
    daily.setVisible(any);
    Labels.optional(noReasons, found.map(this::reasonless).orElse(""));
    splitLikes.setVisible(any);
    splitDislikes.setVisible(any);
    splitDislikes.prefWidthProperty().bind(splitBar.widthProperty().multiply(dislikes));
  }

  private String reasonless(VoteFigures now) {
    if (!now.reasons().isEmpty()) {
      return "";
    }
    return texts.get(
        now.ratio().dislikes() == 0 ? "ui.feedback.noDislikes" : "ui.feedback.noReasons");
  }
}
