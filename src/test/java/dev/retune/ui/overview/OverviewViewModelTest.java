package dev.retune.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.retrain.TriggerReading;
import dev.retune.retrain.TriggerState.Phase;
import dev.retune.stats.Ratio;
import dev.retune.stats.ReasonShare;
import dev.retune.stats.Stats;
import dev.retune.stats.Window;
import dev.retune.text.Texts;
import dev.retune.ui.kit.CurrentThread;
import dev.retune.ui.kit.Figures;
import dev.retune.ui.kit.Mood;
import dev.retune.ui.kit.Scope;
import dev.retune.ui.overview.OverviewViewModel.Shown;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverviewViewModelTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

  private final Scope scope = new Scope(Window.parse("7d"));
  private final List<Window> asked = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();

  private OverviewViewModel model(Ratio ratio, Optional<Ratio> before) {
    Texts texts = new Texts(Locale.ENGLISH);
    return new OverviewViewModel(
        texts,
        new Figures(texts, ZoneOffset.UTC),
        scope,
        new CurrentThread(),
        window -> {
          asked.add(window);
          return new Situation(stats(ratio, before), trigger(), Optional.empty());
        },
        failures::add);
  }

  private static TriggerReading trigger() {
    return new TriggerReading(Phase.ARMED, "All is calm.", NOW, NOW, 0, 0, 0);
  }

  private static Stats stats(Ratio ratio, Optional<Ratio> before) {
    return new Stats(
        NOW,
        "7d",
        Optional.of(NOW),
        "UTC",
        ratio.votes(),
        ratio.votes() - ratio.dislikes(),
        ratio.dislikes(),
        400,
        0.25,
        ratio.value(),
        ratio.wilson95(),
        ratio.value(),
        0.30,
        List.of(new ReasonShare("outdated", 12, 0.6)),
        3,
        List.of(),
        List.of(),
        before);
  }

  private Shown shown(Ratio ratio) {
    OverviewViewModel model = model(ratio, Optional.empty());
    model.refresh();
    return model.shown().get().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"0, 0, PLAIN", "1, 1, WARN", "100, 10, CALM", "100, 33, WARN", "1000, 400, BAD"})
  void theHeadlineWaitsForCertainty(long votes, long dislikes, Mood mood) {
    assertThat(shown(new Ratio(votes, dislikes)).mood()).isEqualTo(mood);
  }

  @Test
  void theIntervalIsInWords() {
    assertThat(shown(new Ratio(644, 343)).interval())
        .isEqualTo("With 95% confidence between 49.4% and 57.1%, from 644 votes");
  }

  @Test
  void noVotesIsSaidPlainly() {
    assertThat(shown(new Ratio(0, 0)).interval()).isEqualTo("Nobody voted in this window");
  }

  @Test
  void reasonsHaveTheirNames() {
    assertThat(shown(new Ratio(100, 20)).reasons())
        .singleElement()
        .returns("Outdated", s -> s.name())
        .returns("60%", s -> s.share());
  }

  @Test
  void aWorseWindowIsToldInPoints() {
    OverviewViewModel model = model(new Ratio(100, 30), Optional.of(new Ratio(100, 20)));
    model.refresh();
    assertThat(model.shown().get().orElseThrow().change())
        .isEqualTo("10.0 points more dislikes than in the window before");
  }

  @Test
  void anotherWindowIsReadAtOnce() {
    model(new Ratio(100, 30), Optional.empty());
    scope.window().set(Window.parse("all"));
    assertThat(asked).containsExactly(Window.parse("all"));
  }

  @Test
  void aFailureIsHandedOn() {
    Texts texts = new Texts(Locale.ENGLISH);
    OverviewViewModel model =
        new OverviewViewModel(
            texts,
            new Figures(texts, ZoneOffset.UTC),
            scope,
            new CurrentThread(),
            window -> {
              throw new IllegalStateException("gone");
            },
            failures::add);
    model.refresh();
    assertThat(failures).hasSize(1);
    assertThat(model.shown().get()).isEmpty();
  }
}
