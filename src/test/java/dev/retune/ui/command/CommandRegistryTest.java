package dev.retune.ui.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

class CommandRegistryTest {
  private final SimpleBooleanProperty enabled = new SimpleBooleanProperty(true);
  private final List<String> ran = new ArrayList<>();

  private UiCommand command(String id, KeyCode key) {
    return new UiCommand(
        id, id, Feather.STAR, Optional.of(new KeyCodeCombination(key)), enabled, () -> ran.add(id));
  }

  @Test
  void aDisabledCommandDoesNothingByKey() {
    enabled.set(false);
    command("refresh", KeyCode.F5).run();
    assertThat(ran).isEmpty();
  }

  @Test
  void oneIdOneCommand() {
    assertThatThrownBy(
            () -> new CommandRegistry(List.of(command("a", KeyCode.F5), command("a", KeyCode.F6))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void oneKeyOneCommand() {
    assertThatThrownBy(
            () -> new CommandRegistry(List.of(command("a", KeyCode.F5), command("b", KeyCode.F5))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
