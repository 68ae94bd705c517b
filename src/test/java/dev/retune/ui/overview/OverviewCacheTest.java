package dev.retune.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.statistics.model.DislikeRatio;
import dev.retune.statistics.time.TimeWindow;
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

final class OverviewCacheTest {
  private static final TimeWindow WEEK = TimeWindow.parse("7d");
  private static final Instant AT = Instant.parse("2026-11-22T09:00:00Z");

  @TempDir private Path home;
  private OverviewState state;
  private OverviewCache cache;

  @BeforeEach
  void keepSome() {
    OverviewFixture stage = new OverviewFixture();
    stage.events = List.of(new TimelineEvent(AT, TimelineEvent.Kind.PROMOTE, "v2"));
    state = stage.state(new DislikeRatio(100, 30));
    cache = new OverviewCache(home, "h2 en");
  }

  @Test
  void whatIsKeptComesBackWhole() {
    cache.write(WEEK, AT, state);
    assertThat(cache.read(WEEK)).contains(new OverviewCache.Kept("h2 en", "7d", AT, state));
    assertThat(OverviewCache.exists(home)).isTrue();
    assertThat(home).isDirectoryContaining(file -> file.endsWith("overview.json"));
  }

  @Test
  void figuresOfAnotherWindowOrDatabaseAreNotShown() {
    cache.write(WEEK, AT, state);
    assertThat(cache.read(TimeWindow.parse("30d"))).isEmpty();
    assertThat(new OverviewCache(home, "postgresql en").read(WEEK)).isEmpty();
  }

  @Test
  void aHomeWithoutAnyShowsNone() {
    assertThat(OverviewCache.exists(home)).isFalse();
    assertThat(cache.read(WEEK)).isEmpty();
    assertThat(OverviewCache.none().read(WEEK)).isEmpty();
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
    assertThat(cache.read(WEEK)).isEmpty();
  }

  @Test
  void figuresThatCannotBeKeptAreNoFault() {
    new OverviewCache(home.resolve("gone"), "h2 en").write(WEEK, AT, state);
    assertThat(home.resolve("gone")).doesNotExist();
  }

  @Test
  void theyStandWithTheirMomentUntilTheDatabaseAnswers() {
    cache.write(WEEK, AT, state);
    OverviewFixture stage = new OverviewFixture();
    stage.cache = cache;
    stage.ratio = new DislikeRatio(200, 20);
    OverviewViewModel model = stage.model();
    assertThat(model.state().get()).contains(state);
    assertThat(model.note().get()).startsWith("As of Nov 22, 2026, 6:00").endsWith("Updating…");
    model.refresh();
    assertThat(model.note().get()).isEmpty();
    assertThat(model.state().get()).map(now -> now.dial().value()).contains("10.0%");
    assertThat(cache.read(WEEK)).map(kept -> kept.shown().dial().value()).contains("10.0%");
  }
}
