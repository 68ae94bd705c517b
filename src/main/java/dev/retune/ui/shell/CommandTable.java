package dev.retune.ui.shell;

import dev.retune.text.Texts;
import dev.retune.ui.kit.Command;
import dev.retune.ui.kit.Commands;
import dev.retune.ui.kit.Dialogs;
import dev.retune.ui.kit.Scope;
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

  private final Texts texts;

  CommandTable(Texts texts) {
    this.texts = texts;
  }

  Commands commands(
      ShellViewModel model, Scope scope, Switches switches, Supplier<Dialogs> dialogs) {
    ObservableBooleanValue idle = model.filling().not();
    return new Commands(
        List.of(
            go("go.overview", Feather.ACTIVITY, KeyCode.DIGIT1, model, Screen.OVERVIEW),
            go("go.feedback", Feather.MESSAGE_SQUARE, KeyCode.DIGIT2, model, Screen.FEEDBACK),
            go("go.retrain", Feather.LAYERS, KeyCode.DIGIT3, model, Screen.RETRAIN),
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
  }

  private Command go(String id, Ikon icon, KeyCode digit, ShellViewModel model, Screen screen) {
    return command(
        id,
        icon,
        key(digit, KeyCombination.SHORTCUT_DOWN),
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
