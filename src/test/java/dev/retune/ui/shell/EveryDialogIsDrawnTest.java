package dev.retune.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every screen and every dialog is among the scenes that pictures are drawn of. */
class EveryDialogIsDrawnTest {
  private static final Path CODE = Path.of("src/main/java/dev/retune/ui");
  private static final Path VIEWS = Path.of("src/main/resources/dev/retune/ui");
  private static final Pattern ASKS = Pattern.compile("\\.(confirm\\(|ask\\(\\s*new NameQuestion)");
  private static final Pattern IS_ONE =
      Pattern.compile("class \\w+Sheet |class CommandPalette |new PopOver\\(|new Alert\\(");
  // the dialogs themselves, not someone who asks
  private static final Set<String> NONE = Set.of("ModalDialogs", "UserDialogs");

  @Test
  void everyDialogHasAScene() throws IOException {
    Map<String, Integer> wanted = new TreeMap<>();
    try (Stream<Path> files = Files.walk(CODE)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        String text = Files.readString(file);
        int asks = (int) ASKS.matcher(text).results().count();
        int dialogs = asks + (IS_ONE.matcher(text).find() ? 1 : 0);
        if (dialogs > 0 && !NONE.contains(name(file))) {
          wanted.put(name(file), dialogs);
        }
      }
    }
    assertThat(wanted).hasSizeGreaterThan(15);
    assertThat(wanted)
        .allSatisfy(
            (file, dialogs) ->
                assertThat(DialogScenes.BY_FILE.getOrDefault(file, List.of()))
                    .as("scenes of %s", file)
                    .hasSizeGreaterThanOrEqualTo(dialogs));
  }

  @Test
  void everyViewHasAScene() throws IOException {
    try (Stream<Path> files = Files.walk(VIEWS)) {
      assertThat(
              files
                  .filter(f -> f.toString().endsWith(".fxml"))
                  .map(EveryDialogIsDrawnTest::name)
                  .toList())
          .hasSizeGreaterThan(20)
          .isSubsetOf(DialogScenes.BY_FILE.keySet());
    }
    Set<ScreenId> opened =
        ScreenshotScenes.lived().stream()
            .map(ScreenshotSession::screen)
            .collect(Collectors.toSet());
    assertThat(opened).containsExactlyInAnyOrder(ScreenId.values());
  }

  @Test
  void everySceneThatIsNamedIsDrawn() {
    assertThat(DialogScenes.BY_FILE.values().stream().flatMap(List::stream).distinct())
        .isSubsetOf(ScreenshotScenes.names().toList());
  }

  @Test
  void noTwoScenesHaveOneName() {
    assertThat(ScreenshotScenes.names()).doesNotHaveDuplicates();
  }

  private static String name(Path file) {
    return file.getFileName().toString().replaceFirst("\\.\\w+$", "");
  }
}
