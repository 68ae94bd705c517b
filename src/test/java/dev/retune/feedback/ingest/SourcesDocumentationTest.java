package dev.retune.feedback.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.i18n.Texts;
import dev.retune.feedback.mapping.MappingFile;
import dev.retune.feedback.mapping.SourceMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples on the page about sources produce the documented output. */
class SourcesDocumentationTest {
  private static final Pattern FILE =
      Pattern.compile("`([\\w.-]+)`:\n\n```(?:csv|json)\n(.*?)```", Pattern.DOTALL);
  private static final Pattern COMMAND =
      Pattern.compile(
          "`retune import (\\S+) --mapping (\\S+)` prints first\n\n```text\n(.*?)\n```");

  @TempDir Path folder;

  static Stream<String> examples() throws IOException {
    String page = Files.readString(Path.of("src/site/markdown/sources.md"));
    List<String> examples = new ArrayList<>(List.of(page.split("\n### Example: ", -1)));
    return examples.subList(1, examples.size()).stream();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExamplePrintsWhatItSays(String example) throws IOException {
    Matcher file = FILE.matcher(example);
    while (file.find()) {
      Files.writeString(folder.resolve(file.group(1)), file.group(2));
    }
    Matcher command = COMMAND.matcher(example);
    assertThat(command.find()).isTrue();
    try (FileImportFixture files = new FileImportFixture(folder)) {
      SourceMapping mapping = MappingFile.read(folder.resolve(command.group(2)));
      ImportReport report =
          files.read(
              folder.resolve(command.group(1)),
              new ImportOptions(Optional.empty(), mapping).strict());
      assertThat(
              new Texts(Locale.ENGLISH)
                  .get(
                      "cli.import.done",
                      command.group(1),
                      report.stored().documents(),
                      report.stored().conversations(),
                      report.stored().votes(),
                      report.stored().evaluations(),
                      report.unchanged().total(),
                      report.rejected().size(),
                      report.waiting()))
          .isEqualTo(command.group(3));
    }
  }
}
