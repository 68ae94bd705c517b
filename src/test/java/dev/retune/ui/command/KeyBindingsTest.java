package dev.retune.ui.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kordamp.ikonli.feather.Feather;

class KeyBindingsTest {
  private static final KeyCodeCombination F5 = new KeyCodeCombination(KeyCode.F5);
  private static final KeyCodeCombination CTRL_K =
      new KeyCodeCombination(KeyCode.K, KeyCombination.CONTROL_DOWN);

  private final List<UiCommand> commands =
      List.of(command("refresh", Optional.of(F5)), command("sync", Optional.empty()));

  private static UiCommand command(String id, Optional<KeyCodeCombination> key) {
    return new UiCommand(id, id, Feather.STAR, key, new SimpleBooleanProperty(true), () -> {});
  }

  private static Optional<KeyCodeCombination> key(KeyBindings shortcuts, String id) {
    return new CommandRegistry(shortcuts.commands()).get(id).shortcut();
  }

  @Test
  void withoutWishesAllIsAsItWas() {
    assertThat(KeyBindings.of(commands, Map.of()).commands()).isEqualTo(commands);
  }

  @Test
  void aWishChangesAKey() {
    assertThat(key(KeyBindings.of(commands, Map.of("refresh", "Ctrl+K")), "refresh"))
        .contains(CTRL_K);
  }

  @Test
  void anEmptyWishTakesAKeyAway() {
    assertThat(key(KeyBindings.of(commands, Map.of("refresh", "")), "refresh")).isEmpty();
  }

  @Test
  void aKeyThatIsTakenStaysWithTheFirst() {
    KeyBindings shortcuts = KeyBindings.of(commands, Map.of("sync", "F5"));
    assertThat(key(shortcuts, "refresh")).contains(F5);
    assertThat(key(shortcuts, "sync")).isEmpty();
  }

  @Test
  void aKeyThatIsTakenIsTold() {
    assertThat(KeyBindings.of(commands, Map.of("sync", "F5")).conflicts())
        .containsExactly(new KeyBindings.Conflict("sync", "F5", Optional.of("refresh")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "Ctrl+", "Ctrl+Ctrl+K", "+", "Ctrl+'x'"})
  void whatIsNoKeyIsToldAndChangesNothing(String wish) {
    KeyBindings shortcuts = KeyBindings.of(commands, Map.of("refresh", wish));
    assertThat(key(shortcuts, "refresh")).contains(F5);
    assertThat(shortcuts.conflicts())
        .containsExactly(new KeyBindings.Conflict("refresh", wish, Optional.empty()));
  }
}
