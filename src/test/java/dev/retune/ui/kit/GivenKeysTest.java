package dev.retune.ui.kit;

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

class GivenKeysTest {
  private static final KeyCodeCombination F5 = new KeyCodeCombination(KeyCode.F5);
  private static final KeyCodeCombination CTRL_K =
      new KeyCodeCombination(KeyCode.K, KeyCombination.CONTROL_DOWN);

  private final List<Command> commands =
      List.of(command("refresh", Optional.of(F5)), command("sync", Optional.empty()));

  private static Command command(String id, Optional<KeyCodeCombination> key) {
    return new Command(id, id, Feather.STAR, key, new SimpleBooleanProperty(true), () -> {});
  }

  private static Optional<KeyCodeCombination> key(GivenKeys shortcuts, String id) {
    return new Commands(shortcuts.commands()).get(id).shortcut();
  }

  @Test
  void withoutWishesAllIsAsItWas() {
    assertThat(GivenKeys.of(commands, Map.of()).commands()).isEqualTo(commands);
  }

  @Test
  void aWishChangesAKey() {
    assertThat(key(GivenKeys.of(commands, Map.of("refresh", "Ctrl+K")), "refresh"))
        .contains(CTRL_K);
  }

  @Test
  void anEmptyWishTakesAKeyAway() {
    assertThat(key(GivenKeys.of(commands, Map.of("refresh", "")), "refresh")).isEmpty();
  }

  @Test
  void aKeyThatIsTakenStaysWithTheFirst() {
    GivenKeys shortcuts = GivenKeys.of(commands, Map.of("sync", "F5"));
    assertThat(key(shortcuts, "refresh")).contains(F5);
    assertThat(key(shortcuts, "sync")).isEmpty();
  }

  @Test
  void aKeyThatIsTakenIsTold() {
    assertThat(GivenKeys.of(commands, Map.of("sync", "F5")).troubles())
        .containsExactly(new GivenKeys.Trouble("sync", "F5", Optional.of("refresh")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "Ctrl+", "Ctrl+Ctrl+K", "+", "Ctrl+'x'"})
  void whatIsNoKeyIsToldAndChangesNothing(String wish) {
    GivenKeys shortcuts = GivenKeys.of(commands, Map.of("refresh", wish));
    assertThat(key(shortcuts, "refresh")).contains(F5);
    assertThat(shortcuts.troubles())
        .containsExactly(new GivenKeys.Trouble("refresh", wish, Optional.empty()));
  }
}
