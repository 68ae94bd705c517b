package dev.retune.ui.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
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

  @Test
  void keysWaitWhileADialogIsOpen() {
    KeyCodeCombination second = new KeyCodeCombination(KeyCode.F8);
    AtomicBoolean covered = new AtomicBoolean(true);
    Scene scene = new Scene(new Group());
    new CommandRegistry(List.of(command("a", KeyCode.F5), command("help", KeyCode.F1)))
        .addShortcut("a", second)
        .addCharacter("?", new KeyCodeCombination(KeyCode.F9), "a")
        .install(scene, covered::get, Set.of("help"));
    pressAll(scene);
    assertThat(ran).containsExactly("help");
    ran.clear();
    covered.set(false);
    pressAll(scene);
    assertThat(ran).containsExactlyInAnyOrder("a", "a", "a", "help");
  }

  private static void pressAll(Scene scene) {
    scene.getAccelerators().values().forEach(Runnable::run);
    scene
        .getOnKeyTyped()
        .handle(
            new KeyEvent(
                KeyEvent.KEY_TYPED, "?", "", KeyCode.UNDEFINED, false, false, false, false));
  }
}
