package dev.retune.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules for the sources that the compiled classes do not show. */
class StructureTest {
  private static final int MOST_LINES = 400;

  @Test
  void noMethodHasAnOptionalParameterAndNoFileIsLong() throws IOException {
    StructureReport report = new StructureReport(Path.of("src/main/java"));

    assertThat(report.names()).isPositive();
    assertThat(report.optionalParameters())
        .as("methods with optional parameters: write one with the value and one without")
        .isEmpty();
    assertThat(report.filesLongerThan(MOST_LINES))
        .as("files with more than " + MOST_LINES + " lines")
        .isEmpty();
  }

  @Test
  void offendersAreNamed(@TempDir Path sources) throws IOException {
    Path folder = Files.createDirectories(sources.resolve("some/where"));
    Files.writeString(
        folder.resolve("Asking.java"),
        """
        package some.where;
        import java.util.Optional;
        record Asking(Optional<String> name, int number) {
          Asking(Optional<String> name) { this(name, 0); }
          void given(int one, Optional<String> other) {}
          void qualified(java.util.Optional<String> other) {}
          void primitive(final java.util.OptionalInt other) {}
          Optional<String> answered(OptionalSetting setting) { return name; }
          interface Inner { void listed(Optional<String>... others); }
        }
        """);
    Files.writeString(
        folder.resolve("Long.java"), "package some.where;\n" + "\n".repeat(MOST_LINES));
    Files.writeString(
        folder.resolve("Allowed.java"), "package some.where;\n" + "\n".repeat(MOST_LINES - 1));

    StructureReport report = new StructureReport(sources);

    assertThat(report.optionalParameters())
        .containsExactly("Asking.given", "Asking.qualified", "Asking.primitive", "Inner.listed");
    assertThat(report.filesLongerThan(MOST_LINES))
        .isEqualTo(Map.of("some/where/Long.java", MOST_LINES + 1));
  }
}
