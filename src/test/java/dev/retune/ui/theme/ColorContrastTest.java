package dev.retune.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColorContrastTest {
  private static final Path CSS = Path.of("src/main/resources/dev/retune/ui/css");
  private static final Pattern VALUE = Pattern.compile("#[0-9a-fA-F]{3,8}\\b|rgba?\\(");
  private static final Pattern ROLE = Pattern.compile("(-(?:color|retune)-[a-z0-9-]+):");

  private static Set<String> roles(String palette) throws IOException {
    return ROLE.matcher(Files.readString(CSS.resolve(palette)))
        .results()
        .map(r -> r.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "console",
        "overview",
        "feedback",
        "review",
        "reasons",
        "retraining",
        "prompting",
        "topics",
        "report",
        "settings",
        "still"
      })
  void onlyThePalettesHoldColourValues(String sheet) throws IOException {
    assertThat(
            VALUE
                .matcher(Files.readString(CSS.resolve(sheet + ".css")))
                .results()
                .map(MatchResult::group))
        .isEmpty();
  }

  /** Rings and marks need less contrast than text. */
  @ParameterizedTest
  @EnumSource
  void theRingOfTheFocusStandsOut(Theme theme) {
    assertThat(PaletteContrast.ringsOf(theme))
        .hasSize(4)
        .allSatisfy(pair -> assertThat(pair.ratio()).as("%s", pair).isGreaterThanOrEqualTo(3));
  }

  @Test
  void bothPalettesNameTheSameRoles() throws IOException {
    assertThat(roles("palette-dark.css")).isEqualTo(roles("palette-light.css"));
  }

  @ParameterizedTest
  @EnumSource
  void textStandsOutFromItsGround(Theme theme) {
    assertThat(PaletteContrast.of(theme))
        .hasSizeGreaterThan(15)
        .allSatisfy(pair -> assertThat(pair.ratio()).as("%s", pair).isGreaterThanOrEqualTo(4.5));
  }

  @Test
  void theGuideHasTheTable() throws IOException {
    assertThat(Files.readString(Path.of("src/site/markdown/console.md")))
        .contains(PaletteContrast.table());
  }
}
