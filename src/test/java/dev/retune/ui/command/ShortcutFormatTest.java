package dev.retune.ui.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kordamp.ikonli.feather.Feather;

class ShortcutFormatTest {
  private static final List<ShortcutDescription> DEFAULTS =
      List.of(
          new ShortcutDescription("a", "A", "Shortcut+1"),
          new ShortcutDescription("b", "B", "Shortcut+2"),
          new ShortcutDescription("c", "C", ""));

  private static UiCommand command(ShortcutDescription shortcut) {
    return new UiCommand(
        shortcut.id(),
        shortcut.text(),
        Feather.X,
        ShortcutFormat.read(shortcut.defaultKey()),
        new SimpleBooleanProperty(true),
        () -> {});
  }

  private static List<Optional<String>> applied(Map<String, String> changed) {
    return KeyBindings.of(DEFAULTS.stream().map(ShortcutFormatTest::command).toList(), changed)
        .commands()
        .stream()
        .map(c -> c.shortcut().map(KeyCombination::getName))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Shortcut+1", "Shift+Shortcut+L", "F5", "Alt+Left", "Ctrl+Alt+Delete"})
  void isAKey(String text) {
    assertThat(ShortcutFormat.isKey(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "Shift+A", "Shortcut+", "Shortcut+Nonsense", "Enter", "++", "+"})
  void isNoKeyForACommand(String text) {
    assertThat(ShortcutFormat.isKey(text)).isFalse();
  }

  @Test
  void aKeyIsWrittenAsItIsRead() {
    assertThat(ShortcutFormat.read("Shortcut+Shift+L").orElseThrow().getName())
        .isEqualTo("Shift+Shortcut+L");
  }

  @Test
  void aChangedKeyHolds() {
    assertThat(applied(Map.of("a", "F7")))
        .containsExactly(Optional.of("F7"), Optional.of("Shortcut+2"), Optional.empty());
  }

  @Test
  void anEmptyTextTakesTheKeyAway() {
    assertThat(applied(Map.of("a", "")).getFirst()).isEmpty();
  }

  @Test
  void ofTwoWithOneKeyTheFirstHasIt() {
    assertThat(applied(Map.of("c", "Shortcut+1")))
        .containsExactly(Optional.of("Shortcut+1"), Optional.of("Shortcut+2"), Optional.empty());
  }

  @Test
  void rivalsAreNamed() {
    assertThat(ShortcutFormat.rivals("c", DEFAULTS, Map.of("c", "Shortcut+2")))
        .containsExactly(DEFAULTS.get(1));
  }

  @Test
  void noKeyHasNoRival() {
    assertThat(ShortcutFormat.rivals("c", DEFAULTS, Map.of("a", ""))).isEmpty();
  }
}
