package dev.retune.ui.settings;

import dev.retune.settings.model.Settings;
import dev.retune.ui.command.ShortcutDescription;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * What the screen is opened with.
 *
 * @param shortcuts the commands with their usual keys
 * @param section to be open first, by its name; the first one when empty
 * @param saved is told the settings once they are saved, and the section that is open
 */
public record SettingsScreenStart(
    List<ShortcutDescription> shortcuts, String section, BiConsumer<Settings, String> saved) {}
