package dev.retune.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.stats.Ratio;
import dev.retune.stats.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LastFiguresTest {
  private static final Window WEEK = Window.parse("7d");
  private static final Instant AT = Instant.parse("2026-11-22T09:00:00Z");

  @TempDir private Path home;
  private Shown shown;
  private LastFigures last;

  @BeforeEach
  void keepSome() {
    OverviewStage stage = new OverviewStage();
    stage.events = List.of(new Event(AT, Event.Kind.PROMOTE, "v2"));
    shown = stage.shown(new Ratio(100, 30));
    last = new LastFigures(home, "h2 en");
  }

  @Test
  void whatIsKeptComesBackWhole() {
    last.write(WEEK, AT, shown);
    assertThat(last.read(WEEK)).contains(new LastFigures.Kept("h2 en", "7d", AT, shown));
    assertThat(LastFigures.in(home)).isTrue();
    assertThat(home).isDirectoryContaining(file -> file.endsWith("overview.json"));
  }

  @Test
  void figuresOfAnotherWindowOrDatabaseAreNotShown() {
    last.write(WEEK, AT, shown);
    assertThat(last.read(Window.parse("30d"))).isEmpty();
    assertThat(new LastFigures(home, "postgresql en").read(WEEK)).isEmpty();
  }

  @Test
  void aHomeWithoutAnyShowsNone() {
    assertThat(LastFigures.in(home)).isFalse();
    assertThat(last.read(WEEK)).isEmpty();
    assertThat(LastFigures.none().read(WEEK)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{\"of\":\"h2 en\",",
        "{\"of\":\"h2 en\",\"window\":\"7d\",\"at\":\"2026-11-22T09:00:00Z\"}",
        "{\"of\":\"h2 en\",\"window\":\"7d\",\"at\":\"2026-11-22T09:00:00Z\",\"shown\":{}}",
        "{\"of\":\"h2 en\",\"window\":\"7d\",\"at\":\"yesterday\",\"shown\":null}"
      })
  void whatCannotBeReadIsLeft(String written) throws IOException {
    Files.writeString(home.resolve("overview.json"), written);
    assertThat(last.read(WEEK)).isEmpty();
  }

  @Test
  void figuresThatCannotBeKeptAreNoFault() {
    new LastFigures(home.resolve("gone"), "h2 en").write(WEEK, AT, shown);
    assertThat(home.resolve("gone")).doesNotExist();
  }

  @Test
  void theyStandWithTheirMomentUntilTheDatabaseAnswers() {
    last.write(WEEK, AT, shown);
    OverviewStage stage = new OverviewStage();
    stage.last = last;
    stage.ratio = new Ratio(200, 20);
    OverviewViewModel model = stage.model();
    assertThat(model.shown().get()).contains(shown);
    assertThat(model.asOf().get()).startsWith("As of Nov 22, 2026, 6:00").endsWith("Reading anew…");
    model.refresh();
    assertThat(model.asOf().get()).isEmpty();
    assertThat(model.shown().get()).map(now -> now.dial().value()).contains("10.0%");
    assertThat(last.read(WEEK)).map(kept -> kept.shown().dial().value()).contains("10.0%");
  }
}
