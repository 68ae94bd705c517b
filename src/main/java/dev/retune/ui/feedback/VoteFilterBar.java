package dev.retune.ui.feedback;

import dev.retune.common.i18n.Texts;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.query.VoteFilter;
import dev.retune.reasons.model.BuiltInReasonCodes;
import dev.retune.ui.control.ChoiceLists;
import dev.retune.ui.control.IsoDates;
import dev.retune.ui.control.SegmentButtons;
import dev.retune.ui.feedback.FeedbackGateway.FilterChoices;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.controlsfx.control.SearchableComboBox;

/** Binds the filter controls to the filter. */
final class VoteFilterBar {
  private final FeedbackViewModel model;
  private final Texts texts;
  private final ZoneId zone;
  private boolean showing;

  VoteFilterBar(FeedbackViewModel model, Texts texts, ZoneId zone) {
    this.model = model;
    this.texts = texts;
    this.zone = zone;
  }

  /** Updates a control from the filter without writing the change back. */
  private void update(Runnable show) {
    showing = true;
    show.run();
    showing = false;
  }

  private void changes(Function<VoteFilter, VoteFilter> change) {
    if (!showing) {
      model.change(change::apply);
    }
  }

  void value(ToggleButton button, Vote.Value value) {
    choice(
        button, Optional.of(value), VoteFilter::value, (filter, chosen) -> filter.withValue(value));
  }

  void anyValue(ToggleButton button) {
    choice(button, Optional.empty(), VoteFilter::value, (filter, chosen) -> filter.withoutValue());
  }

  void reviewed(ToggleButton button, boolean reviewed) {
    choice(
        button,
        Optional.of(reviewed),
        VoteFilter::reviewed,
        (filter, chosen) -> filter.withReviewed(reviewed));
  }

  void reviewedOrNot(ToggleButton button) {
    choice(
        button,
        Optional.empty(),
        VoteFilter::reviewed,
        (filter, chosen) -> filter.withoutReviewed());
  }

  /** Binds a button to one value of a filter field. */
  private <T> void choice(
      ToggleButton button,
      T value,
      Function<VoteFilter, T> now,
      BiFunction<VoteFilter, T, VoteFilter> with) {
    SegmentButtons.of(
        button,
        value,
        model.filter().map(now),
        chosen -> changes(filter -> with.apply(filter, chosen)));
  }

  void code(SearchableComboBox<Optional<String>> box) {
    names(
        box,
        texts.get("ui.feedback.allReasons"),
        code -> BuiltInReasonCodes.name(texts, code),
        new Named(
            FilterChoices::codes,
            VoteFilter::reasonCode,
            (filter, wanted) ->
                wanted.map(filter::withReasonCode).orElseGet(filter::withoutReasonCode)));
  }

  /** A filter field with a list of known names. */
  record Named(
      Function<FilterChoices, List<String>> offered,
      Function<VoteFilter, Optional<String>> now,
      BiFunction<VoteFilter, Optional<String>, VoteFilter> with) {}

  /** Binds a list of names, preceded by {@code all}. */
  void names(
      SearchableComboBox<Optional<String>> box,
      String all,
      UnaryOperator<String> name,
      Named named) {
    ChoiceLists.named(box, all, item -> item.map(name).orElse(all), texts);
    model
        .filterChoices()
        .subscribe(
            offers ->
                update(
                    () -> {
                      List<Optional<String>> offered = new ArrayList<>();
                      offered.add(Optional.empty());
                      named.offered().apply(offers).forEach(n -> offered.add(Optional.of(n)));
                      box.getItems().setAll(offered);
                      box.setValue(named.now().apply(model.filter().get()));
                    }));
    model.filter().subscribe(now -> update(() -> box.setValue(named.now().apply(now))));
    box.valueProperty()
        .subscribe(
            chosen -> {
              if (chosen != null) {
                changes(filter -> named.with().apply(filter, chosen));
              }
            });
  }

  void from(DatePicker picker) {
    IsoDates.in(picker);
    model
        .filter()
        .subscribe(now -> update(() -> picker.setValue(now.from().map(this::day).orElse(null))));
    picker
        .valueProperty()
        .subscribe(
            day ->
                changes(
                    filter -> day == null ? filter.withoutFrom() : filter.withFrom(start(day))));
  }

  void to(DatePicker picker) {
    IsoDates.in(picker);
    model
        .filter()
        .subscribe(
            now ->
                update(
                    () -> picker.setValue(now.to().map(at -> day(at.minusNanos(1))).orElse(null))));
    picker
        .valueProperty()
        .subscribe(
            day ->
                changes(
                    filter ->
                        day == null ? filter.withoutTo() : filter.withTo(start(day.plusDays(1)))));
  }

  private LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, zone);
  }

  private Instant start(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  /** Writes back only real differences, so that a trailing blank survives while typing. */
  void text(TextField field) {
    model
        .filter()
        .subscribe(
            now -> {
              Optional<String> typed = VoteFilter.all().withText(field.getText()).text();
              if (!typed.equals(now.text())) {
                update(() -> field.setText(now.text().orElse("")));
              }
            });
    field.textProperty().subscribe(typed -> changes(filter -> filter.withText(typed)));
  }
}
