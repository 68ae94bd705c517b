package dev.retune.ui.settings;

import dev.retune.common.i18n.Texts;
import dev.retune.ui.command.ShortcutDescription;
import dev.retune.ui.command.ShortcutFormat;
import java.util.List;
import javafx.collections.ObservableMap;

/** The keys of the commands while they are edited. */
record ShortcutsViewModel(
    List<ShortcutDescription> commands, ObservableMap<String, String> changed, Texts texts) {

  /** Returns the edited key of a command. */
  String key(String command) {
    return ShortcutFormat.keys(commands, changed).getOrDefault(command, "");
  }

  /** Sets the key of a command; empty removes it, and the default is not stored. */
  void setKey(String command, String key) {
    boolean isDefault =
        commands.stream().anyMatch(s -> s.id().equals(command) && s.defaultKey().equals(key));
    if (isDefault) {
      changed.remove(command);
    } else {
      changed.put(command, key);
    }
  }

  /** Returns the error of a command's key; empty if it is valid. */
  String problem(String command) {
    String key = key(command);
    if (!key.isEmpty() && !ShortcutFormat.isKey(key)) {
      return texts.get("ui.settings.noKey");
    }
    List<ShortcutDescription> rivals = ShortcutFormat.rivals(command, commands, changed);
    return rivals.isEmpty() ? "" : texts.get("ui.settings.keyTaken", rivals.getFirst().text());
  }
}
