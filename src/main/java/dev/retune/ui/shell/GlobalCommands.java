package dev.retune.ui.shell;

import dev.retune.common.i18n.Texts;
import dev.retune.export.ExportFormat;
import dev.retune.settings.model.DesktopSettings;
import dev.retune.statistics.time.TimeWindow;
import dev.retune.ui.command.KeyBindings;
import dev.retune.ui.command.UiCommand;
import dev.retune.ui.dialog.FileKind;
import dev.retune.ui.navigation.DesktopPreferences;
import dev.retune.ui.navigation.TimeWindowModel;
import dev.retune.ui.retraining.RetrainingTab;
import dev.retune.ui.settings.SettingsSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The commands available on every screen. */
final class GlobalCommands {
  private static final ObservableBooleanValue ALWAYS = new SimpleBooleanProperty(true);

  private static final List<String> WINDOWS = List.of("7d", "30d", "since-promotion", "all");

  private final Texts texts;
  private final Map<String, String> wishes;

  /** Creates the commands in a language with the user's keys by command id. */
  GlobalCommands(Texts texts, Map<String, String> wishes) {
    this.texts = texts;
    this.wishes = wishes;
  }

  /** Returns all commands with the user's keys. */
  KeyBindings commands(
      ShellViewModel model,
      TimeWindowModel timeWindow,
      WindowActions actions,
      OverlayHost overlays,
      ShellContent content,
      DesktopPreferences preferences) {
    ObservableBooleanValue idle = model.dataImport().busy().not();
    List<UiCommand> commands = new ArrayList<>();
    for (ScreenId screen : ScreenId.values()) {
      commands.add(go(screen, model));
    }
    commands.addAll(
        List.of(
            command("refresh", Feather.REFRESH_CW, key(KeyCode.F5), ALWAYS, timeWindow::changed),
            command(
                "sync",
                Feather.DOWNLOAD_CLOUD,
                ctrlShift(KeyCode.S),
                idle,
                model.dataImport()::sync),
            command(
                "import",
                Feather.UPLOAD,
                ctrl(KeyCode.O),
                ALWAYS,
                () -> overlays.dialogs().chooseFiles(FileKind.IMPORT, content::openSources)),
            command("sample", Feather.PLAY, idle, model.dataImport()::sample),
            command("connect", Feather.DATABASE, ALWAYS, () -> content.openSources(List.of()))));
    for (String window : WINDOWS) {
      commands.add(window(window, timeWindow));
    }
    for (ExportFormat format : ExportFormat.values()) {
      commands.add(
          command(
              "export." + format.name().toLowerCase(Locale.ROOT),
              Feather.DOWNLOAD,
              ALWAYS,
              () -> content.exportVotes(format)));
    }
    for (RetrainingTab tab : RetrainingTab.values()) {
      commands.add(retraining(tab, content));
    }
    for (SettingsSection section : SettingsSection.values()) {
      commands.add(settings(section, content));
    }
    commands.addAll(
        List.of(
            command(
                "segments",
                Feather.GIT_PULL_REQUEST,
                ctrlShift(KeyCode.C),
                ALWAYS,
                overlays::segments),
            command("send", Feather.SEND, ALWAYS, content::sendReport),
            command("about", Feather.INFO, ALWAYS, overlays::about),
            command("palette", Feather.SEARCH, ctrl(KeyCode.K), ALWAYS, overlays::palette),
            command("help", Feather.BOOK_OPEN, key(KeyCode.F1), ALWAYS, overlays::help),
            command(
                "keys",
                Feather.COMMAND,
                key(KeyCode.F1, KeyCombination.SHIFT_DOWN),
                ALWAYS,
                overlays::keys),
            size("larger", Feather.ZOOM_IN, KeyCode.EQUALS, preferences, s -> s.textSize() + 1),
            size("smaller", Feather.ZOOM_OUT, KeyCode.MINUS, preferences, s -> s.textSize() - 1),
            size("usual", Feather.TYPE, KeyCode.DIGIT0, preferences, s -> DesktopSettings.USUAL),
            command("language", Feather.GLOBE, ctrlShift(KeyCode.L), ALWAYS, actions::language),
            command("theme", Feather.MOON, ctrlShift(KeyCode.D), ALWAYS, actions::theme)));
    return KeyBindings.of(commands, wishes);
  }

  private UiCommand retraining(RetrainingTab tab, ShellContent content) {
    return new UiCommand(
        "retrain." + tab.name().toLowerCase(Locale.ROOT),
        texts.get("ui.command.go.retrain.tab", texts.get(tab.text())),
        ScreenId.RETRAIN.icon(),
        Optional.empty(),
        ALWAYS,
        () -> content.openRetraining(tab));
  }

  private UiCommand settings(SettingsSection section, ShellContent content) {
    return new UiCommand(
        "settings." + section.name().toLowerCase(Locale.ROOT),
        texts.get(
            "ui.command.go.settings.section", texts.get("ui.settings.page." + section.name())),
        section.icon(),
        Optional.empty(),
        ALWAYS,
        () -> content.openSettings(section));
  }

  private UiCommand size(
      String id,
      Ikon icon,
      KeyCode key,
      DesktopPreferences preferences,
      ToIntFunction<DesktopSettings> wanted) {
    return command(
        "text." + id,
        icon,
        ctrl(key),
        ALWAYS,
        () -> preferences.change(now -> now.withTextSize(wanted.applyAsInt(now))));
  }

  private UiCommand window(String label, TimeWindowModel timeWindow) {
    TimeWindow window = TimeWindow.parse(label);
    return command(
        "window." + label, Feather.CALENDAR, ALWAYS, () -> timeWindow.window().set(window));
  }

  private UiCommand go(ScreenId screen, ShellViewModel model) {
    return command(
        "go." + screen.id(),
        screen.icon(),
        ctrl(screen.digit()),
        ALWAYS,
        () -> model.screen().set(screen));
  }

  private UiCommand command(
      String id,
      Ikon icon,
      KeyCodeCombination key,
      ObservableBooleanValue enabled,
      Runnable action) {
    return new UiCommand(
        id, texts.get("ui.command." + id), icon, Optional.of(key), enabled, action);
  }

  private UiCommand command(String id, Ikon icon, ObservableBooleanValue enabled, Runnable action) {
    return new UiCommand(
        id, texts.get("ui.command." + id), icon, Optional.empty(), enabled, action);
  }

  private static KeyCodeCombination ctrl(KeyCode code) {
    return key(code, KeyCombination.SHORTCUT_DOWN);
  }

  private static KeyCodeCombination ctrlShift(KeyCode code) {
    return key(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
  }

  private static KeyCodeCombination key(KeyCode code, Modifier... modifiers) {
    return new KeyCodeCombination(code, modifiers);
  }
}
