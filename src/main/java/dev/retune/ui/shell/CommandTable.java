package dev.retune.ui.shell;

import dev.retune.text.Texts;
import dev.retune.ui.kit.Command;
import dev.retune.ui.kit.Commands;
import dev.retune.ui.kit.Dialogs;
import dev.retune.ui.kit.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** All that can be done from everywhere: one line each. */
final class CommandTable {
  private static final ObservableBooleanValue ALWAYS = new SimpleBooleanProperty(true);

  private static final List<KeyCode> DIGITS =
      List.of(
          KeyCode.DIGIT1,
          KeyCode.DIGIT2,
          KeyCode.DIGIT3,
          KeyCode.DIGIT4,
          KeyCode.DIGIT5,
          KeyCode.DIGIT6,
          KeyCode.DIGIT7);

  private final Texts texts;

  CommandTable(Texts texts) {
    this.texts = texts;
  }

  Commands commands(
      ShellViewModel model, Scope scope, Switches switches, Supplier<Dialogs> dialogs) {
    ObservableBooleanValue idle = model.filling().not();
    List<Command> commands = new ArrayList<>();
    for (Screen screen : Screen.values()) {
      commands.add(go(screen, model));
    }
    commands.addAll(
        List.of(
            command("refresh", Feather.REFRESH_CW, key(KeyCode.F5), ALWAYS, scope::changed),
            command(
                "import",
                Feather.UPLOAD,
                key(KeyCode.O, KeyCombination.SHORTCUT_DOWN),
                idle,
                () -> dialogs.get().chooseFiles(model::importFiles)),
            command("sample", Feather.PLAY, Optional.empty(), idle, model::loadSample),
            command(
                "language",
                Feather.GLOBE,
                key(KeyCode.L, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
                ALWAYS,
                switches::language),
            command(
                "theme",
                Feather.MOON,
                key(KeyCode.D, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
                ALWAYS,
                switches::theme)));
    return new Commands(commands);
  }

  private Command go(Screen screen, ShellViewModel model) {
    return command(
        "go." + screen.id(),
        screen.icon(),
        key(DIGITS.get(screen.ordinal()), KeyCombination.SHORTCUT_DOWN),
        ALWAYS,
        () -> model.screen().set(screen));
  }

  private Command command(
      String id,
      Ikon icon,
      Optional<KeyCodeCombination> key,
      ObservableBooleanValue enabled,
      Runnable action) {
    return new Command(id, texts.get("ui.command." + id), icon, key, enabled, action);
  }

  private static Optional<KeyCodeCombination> key(KeyCode code, Modifier... modifiers) {
    return Optional.of(new KeyCodeCombination(code, modifiers));
  }
}
