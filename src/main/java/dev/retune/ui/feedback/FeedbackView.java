package dev.retune.ui.feedback;

import atlantafx.base.controls.CustomTextField;
import dev.retune.feedback.Vote;
import dev.retune.stats.DayCount;
import dev.retune.stats.Stats;
import dev.retune.text.Texts;
import dev.retune.ui.kit.Figures;
import dev.retune.ui.kit.Labels;
import dev.retune.ui.kit.ShareBars;
import dev.retune.ui.kit.VoteChart;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Charts, filters, the table of votes, and the panel of one row. */
public final class FeedbackView {
  private static final int MOST_REASONS = 5;

  private final FeedbackViewModel model;
  private final Texts texts;
  private final Figures figures;
  private final List<String> codes;

  @FXML private VoteChart daily;
  @FXML private ShareBars reasons;
  @FXML private ToggleButton both;
  @FXML private ToggleButton likes;
  @FXML private ToggleButton dislikes;
  @FXML private ComboBox<Optional<String>> code;
  @FXML private DatePicker from;
  @FXML private DatePicker to;
  @FXML private CustomTextField search;
  @FXML private Button clear;
  @FXML private Label total;
  @FXML private Label reversed;
  @FXML private TableView<dev.retune.feedback.VoteRow> table;
  @FXML private VBox panel;
  @FXML private VBox detail;
  @FXML private Button close;

  /**
   * Over its model.
   *
   * @param codes of reasons, in the order to be offered
   */
  public FeedbackView(FeedbackViewModel model, Texts texts, Figures figures, List<String> codes) {
    this.model = model;
    this.texts = texts;
    this.figures = figures;
    this.codes = codes;
  }

  @FXML
  void initialize() {
    model.stats().subscribe(now -> now.ifPresent(this::draw));
    Filters filters = model.filters();
    offers(both, Optional.empty());
    offers(likes, Optional.of(Vote.Value.LIKE));
    offers(dislikes, Optional.of(Vote.Value.DISLIKE));
    offerCodes(filters.code());
    day(from, filters.from());
    day(to, filters.to());
    search.textProperty().bindBidirectional(filters.text());
    clear.setOnAction(event -> model.clear());
    model.total().subscribe(this::count);
    model
        .reversed()
        .subscribe(
            wrong -> Labels.optional(reversed, wrong ? texts.get("ui.feedback.reversed") : ""));
    new VoteTable(table, model, texts, figures);
    close.setOnAction(event -> model.close());
    new DetailPanel(panel, detail, model, texts, figures);
  }

  private void draw(Stats stats) {
    daily.show(
        stats.daily().stream().map(this::bar).toList(),
        figures::day,
        v -> figures.count(Math.round(v)));
    reasons.show(
        stats.reasons().stream()
            .limit(MOST_REASONS)
            .map(
                r ->
                    new ShareBars.Share(
                        texts.get("reasons.code." + r.code()),
                        figures.count(r.votes()),
                        figures.roundPercent(r.share()),
                        r.share()))
            .toList());
  }

  private VoteChart.Bar bar(DayCount day) {
    return new VoteChart.Bar(
        day.day(),
        day.likes(),
        day.dislikes(),
        figures.day(day.day())
            + ": "
            + texts.get("ui.overview.split", day.likes(), day.dislikes()));
  }

  private void count(Optional<Long> found) {
    total.setText(found.map(n -> texts.get("ui.feedback.total", n)).orElse(""));
  }

  private void offers(ToggleButton button, Optional<Vote.Value> value) {
    ObjectProperty<Optional<Vote.Value>> chosen = model.filters().value();
    chosen.subscribe(now -> button.setSelected(now.equals(value)));
    button.setOnAction(
        event -> {
          chosen.set(value);
          button.setSelected(true);
        });
  }

  private void offerCodes(ObjectProperty<Optional<String>> chosen) {
    List<Optional<String>> offered = new ArrayList<>();
    offered.add(Optional.empty());
    codes.forEach(c -> offered.add(Optional.of(c)));
    code.getItems().setAll(offered);
    code.setConverter(
        new StringConverter<>() {
          @Override
          @SuppressWarnings("NullableOptional") // what the toolkit passes
          public String toString(@Nullable Optional<String> item) {
            return item == null || item.isEmpty()
                ? texts.get("ui.feedback.allReasons")
                : texts.get("reasons.code." + item.get());
          }

          @Override
          public Optional<String> fromString(String text) {
            return Optional.empty();
          }
        });
    code.valueProperty().bindBidirectional(chosen);
  }

  private static void day(DatePicker picker, ObjectProperty<Optional<LocalDate>> chosen) {
    picker.valueProperty().subscribe(now -> chosen.set(Optional.ofNullable(now)));
    chosen.subscribe(now -> picker.setValue(now.orElse(null)));
  }
}
