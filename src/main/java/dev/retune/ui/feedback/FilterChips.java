package dev.retune.ui.feedback;

import dev.retune.common.i18n.Texts;
import dev.retune.feedback.model.HourOfWeek;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.query.VoteFilter;
import dev.retune.reasons.model.BuiltInReasonCodes;
import dev.retune.ui.format.DisplayText;
import dev.retune.ui.format.ValueFormatter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.Pane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The active filters as removable chips. */
final class FilterChips {
  private final Pane box;
  private final FeedbackViewModel model;
  private final Texts texts;
  private final ValueFormatter formatter;
  private final List<Node> drawn = new ArrayList<>();

  FilterChips(Pane box, FeedbackViewModel model, Texts texts, ValueFormatter formatter) {
    this.box = box;
    this.model = model;
    this.texts = texts;
    this.formatter = formatter;
    model.filter().subscribe(this::draw);
    // names of topics come later
    model.filterChoices().subscribe(_ -> draw(model.filter().get()));
  }

  private void draw(VoteFilter now) {
    drawn.clear();
    now.value()
        .ifPresent(
            value ->
                chip(
                    texts.get(
                        value == Vote.Value.LIKE ? "ui.feedback.likes" : "ui.feedback.dislikes"),
                    f -> f.withoutValue()));
    now.reasonCode()
        .ifPresent(code -> chip(BuiltInReasonCodes.name(texts, code), f -> f.withoutReasonCode()));
    dates(now);
    now.hour()
        .ifPresent(
            hour ->
                chip(
                    texts.get("ui.feedback.chip.hour", name(hour), "%02d".formatted(hour.hour())),
                    f -> f.withoutHour()));
    now.source().ifPresent(n -> named("source", n, f -> f.withoutSource()));
    now.model().ifPresent(n -> named("model", n, f -> f.withoutModel()));
    now.promptVersion().ifPresent(n -> named("prompt", n, f -> f.withoutPromptVersion()));
    now.topic()
        .map(id -> model.filterChoices().get().topicName(String.valueOf(id)))
        .ifPresent(name -> named("topic", name, f -> f.withoutTopic()));
    now.reviewed()
        .ifPresent(
            done ->
                chip(
                    texts.get(done ? "ui.feedback.reviewed" : "ui.feedback.unreviewed"),
                    f -> f.withoutReviewed()));
    now.text().ifPresent(words -> named("text", words, f -> f.withoutText()));
    box.getChildren().setAll(drawn);
    box.setVisible(!drawn.isEmpty());
  }

  private void dates(VoteFilter now) {
    Optional<LocalDate> day = oneDay(now);
    if (day.isPresent()) {
      chip(formatter.fullDay(day.get()), f -> f.withoutFrom().withoutTo());
      return;
    }
    now.from()
        .ifPresent(at -> chip(texts.get("ui.feedback.chip.from", day(at)), f -> f.withoutFrom()));
    now.to()
        .ifPresent(
            at ->
                chip(texts.get("ui.feedback.chip.to", day(at.minusMillis(1))), f -> f.withoutTo()));
  }

  /** The day of the filter, if it covers exactly one day. */
  private Optional<LocalDate> oneDay(VoteFilter now) {
    Optional<LocalDate> day = now.from().map(at -> LocalDate.ofInstant(at, formatter.zone()));
    return day.filter(
        d ->
            now.from().equals(Optional.of(start(d)))
                && now.to().equals(Optional.of(start(d.plusDays(1)))));
  }

  private Instant start(LocalDate day) {
    return day.atStartOfDay(formatter.zone()).toInstant();
  }

  private String name(HourOfWeek hour) {
    return hour.day().getDisplayName(TextStyle.FULL, texts.locale());
  }

  /** Formats a day at day boundaries, otherwise the time. */
  private String day(Instant at) {
    var local = at.atZone(formatter.zone()).toLocalTime();
    boolean edge = local.toSecondOfDay() == 0 || local.toSecondOfDay() == 24 * 3600 - 1;
    return edge
        ? formatter.fullDay(at.atZone(formatter.zone()).toLocalDate())
        : formatter.moment(at);
  }

  private void named(String what, String name, UnaryOperator<VoteFilter> without) {
    chip(texts.get("ui.feedback.chip." + what, DisplayText.line(name)), without);
  }

  private void chip(String text, UnaryOperator<VoteFilter> without) {
    Button chip = new Button(text, new FontIcon(Feather.X));
    chip.setContentDisplay(ContentDisplay.RIGHT);
    chip.getStyleClass().add("filter-chip");
    chip.setMaxWidth(300);
    chip.setAccessibleText(texts.get("ui.feedback.chip.remove", text));
    chip.setOnAction(event -> model.change(without));
    drawn.add(chip);
  }
}
