package dev.retune.ui.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.ui.control.KeyGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

/** The sheet of keys lists all keys, because nothing handles keys beside it. */
class KeysAreListedTest {
  private static final Path WINDOW = Path.of("src/main/java/dev/retune/ui");
  private static final Pattern HANDLES_KEYS =
      Pattern.compile("KEY_PRESSED|KEY_TYPED|setOnKey|getAccelerators\\(\\)");

  @Test
  void onlyTheseHandleKeys() throws IOException {
    Set<String> handlers = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(WINDOW)) {
      for (Path file : sources.filter(f -> f.toString().endsWith(".java")).toList()) {
        if (HANDLES_KEYS.matcher(Files.readString(file)).find()) {
          handlers.add(WINDOW.relativize(file).toString().replace('\\', '/'));
        }
      }
    }
    assertThat(handlers)
        .containsExactlyInAnyOrder(
            // these list what they handle
            "command/CommandRegistry.java",
            "command/ScreenKeyHandler.java",
            "control/NodeKeys.java",
            "reasons/ReasonTable.java",
            // Enter and Space on a link, as on every button
            "control/ClickBehavior.java",
            // arrows and Enter in the list of commands
            "command/CommandPalette.java",
            // Tab leaves a text area
            "review/DecisionFormView.java",
            // takes the key that a command shall have
            "settings/ShortcutsPage.java");
  }

  @Test
  void secondKeysAndCharactersAreListedToo() {
    KeyCodeCombination second = new KeyCodeCombination(KeyCode.P, KeyCombination.SHORTCUT_DOWN);
    KeyCodeCombination mark = new KeyCodeCombination(KeyCode.SLASH, KeyCombination.SHIFT_DOWN);
    CommandRegistry registry =
        new CommandRegistry(
                List.of(
                    command("go.review", KeyCode.F3),
                    command("palette", KeyCode.F2),
                    new UiCommand(
                        "about",
                        "About",
                        Feather.INFO,
                        Optional.empty(),
                        new SimpleBooleanProperty(true),
                        () -> {})))
            .addShortcut("palette", second)
            .addCharacter("?", mark, "palette");
    List<KeyGroup> groups = registry.keyGroups("Screens", "Everywhere");
    assertThat(groups).extracting(KeyGroup::title).containsExactly("Screens", "Everywhere");
    assertThat(groups.getLast().lines())
        .as("a command without a key is not listed")
        .containsExactly(
            new KeyGroup.KeyLine(
                List.of(new KeyCodeCombination(KeyCode.F2), second, mark), "palette"));
  }

  @Test
  void groupsFillColumnsOfSimilarLength() {
    List<List<KeyGroup>> columns =
        ShortcutSheet.columns(
            List.of(group("a", 20), group("b", 3), group("c", 9), group("d", 4), group("e", 0)));
    assertThat(columns)
        .extracting(column -> column.stream().map(KeyGroup::title).toList())
        .containsExactly(List.of("a"), List.of("b", "d"), List.of("c"));
  }

  private static KeyGroup group(String title, int lines) {
    return new KeyGroup(
        title, Stream.generate(() -> new KeyGroup.KeyLine(List.of(), "x")).limit(lines).toList());
  }

  private static UiCommand command(String id, KeyCode key) {
    return new UiCommand(
        id,
        id,
        Feather.STAR,
        Optional.of(new KeyCodeCombination(key)),
        new SimpleBooleanProperty(true),
        () -> {});
  }
}
