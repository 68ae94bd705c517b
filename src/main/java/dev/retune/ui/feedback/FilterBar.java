package dev.retune.ui.feedback;

import dev.retune.feedback.Vote;
import dev.retune.feedback.VoteFilter;
import dev.retune.reasons.ReasonCodes;
import dev.retune.text.Texts;
import dev.retune.ui.kit.Plain;
import dev.retune.ui.kit.Segment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Controls that show the filter and change it. */
final class FilterBar {
  private final FeedbackViewModel model;
  private final Texts texts;
  private final ZoneId zone;
  private boolean showing;

  FilterBar(FeedbackViewModel model, Texts texts, ZoneId zone) {
    this.model = model;
    this.texts = texts;
    this.zone = zone;
  }

  /** What a control shows is set from the filter, which must not come back as a change of it. */
  private void shows(Runnable show) {
    showing = true;
    show.run();
    showing = false;
  }

  private void changes(Function<VoteFilter, VoteFilter> change) {
    if (!showing) {
      model.change(change::apply);
    }
  }

  void value(ToggleButton button, Optional<Vote.Value> value) {
    Segment.of(
        button,
        value,
        model.filter().map(VoteFilter::value),
        chosen -> changes(filter -> filter.withValue(chosen)));
  }

  void code(ComboBox<Optional<String>> box) {
    box.setConverter(
        new StringConverter<>() {
          @Override
          @SuppressWarnings("NullableOptional") // what the toolkit passes
          public String toString(@Nullable Optional<String> item) {
            return item == null || item.isEmpty()
                ? texts.get("ui.feedback.allReasons")
                : ReasonCodes.name(texts, item.get());
          }

          @Override
          public Optional<String> fromString(String text) {
            return Optional.empty();
          }
        });
    model
        .offers()
        .subscribe(
            offers ->
                shows(
                    () -> {
                      List<Optional<String>> offered = new ArrayList<>();
                      offered.add(Optional.empty());
                      offers.codes().forEach(c -> offered.add(Optional.of(c)));
                      box.getItems().setAll(offered);
                      box.setValue(model.filter().get().reasonCode());
                    }));
    model.filter().subscribe(now -> shows(() -> box.setValue(now.reasonCode())));
    box.valueProperty()
        .subscribe(
            chosen -> {
              if (chosen != null) {
                changes(filter -> filter.withReasonCode(chosen));
              }
            });
  }

  void from(DatePicker picker) {
    model.filter().subscribe(now -> shows(() -> picker.setValue(day(now.from()))));
    picker
        .valueProperty()
        .subscribe(
            day -> changes(filter -> filter.withFrom(Optional.ofNullable(day).map(this::start))));
  }

  void to(DatePicker picker) {
    model
        .filter()
        .subscribe(now -> shows(() -> picker.setValue(day(now.to().map(at -> at.minusNanos(1))))));
    picker
        .valueProperty()
        .subscribe(
            day ->
                changes(
                    filter ->
                        filter.withTo(Optional.ofNullable(day).map(d -> start(d.plusDays(1))))));
  }

  private @Nullable LocalDate day(Optional<Instant> at) {
    return at.map(i -> LocalDate.ofInstant(i, zone)).orElse(null);
  }

  private Instant start(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  /** Only what differs is written back, so that a blank being typed is not taken away again. */
  void text(TextField field) {
    model
        .filter()
        .subscribe(
            now -> {
              Optional<String> typed =
                  VoteFilter.all().withText(Optional.of(field.getText())).text();
              if (!typed.equals(now.text())) {
                shows(() -> field.setText(now.text().orElse("")));
              }
            });
    field.textProperty().subscribe(typed -> changes(filter -> filter.withText(Optional.of(typed))));
  }

  /** What is asked for less often; made anew whenever it opens. */
  void more(MenuButton button) {
    button.getItems().setAll(menus());
    button.setOnShowing(event -> button.getItems().setAll(menus()));
  }

  private List<MenuItem> menus() {
    Menu reviewed = new Menu(texts.get("ui.feedback.filter.reviewed"));
    for (boolean done : new boolean[] {true, false}) {
      reviewed
          .getItems()
          .add(
              radio(
                  texts.get(done ? "ui.feedback.reviewed" : "ui.feedback.unreviewed"),
                  filter -> filter.withReviewed(Optional.of(done))));
    }
    FeedbackDesk.Offers offers = model.offers().get();
    return List.of(
        reviewed,
        menu("source", offers.sources(), VoteFilter::withSource),
        menu("model", offers.models(), VoteFilter::withModel),
        menu("prompt", offers.promptVersions(), VoteFilter::withPromptVersion));
  }

  private Menu menu(
      String what, List<String> names, BiFunction<VoteFilter, Optional<String>, VoteFilter> with) {
    Menu menu = new Menu(texts.get("ui.feedback.filter." + what));
    for (String name : names) {
      menu.getItems().add(radio(Plain.line(name), filter -> with.apply(filter, Optional.of(name))));
    }
    if (names.isEmpty()) {
      MenuItem look = new MenuItem(texts.get("ui.feedback.filter.unknown"));
      look.setOnAction(event -> model.prepare());
      menu.getItems().add(look);
    }
    return menu;
  }

  private RadioMenuItem radio(String text, Function<VoteFilter, VoteFilter> with) {
    RadioMenuItem item = new RadioMenuItem(text);
    // a name may hold an underscore, which is no shortcut here
    item.setMnemonicParsing(false);
    VoteFilter now = model.filter().get();
    item.setSelected(with.apply(now).equals(now));
    item.setOnAction(event -> changes(with));
    return item;
  }
}
