package dev.retune.ui.settings;

import dev.retune.settings.model.Settings;
import dev.retune.ui.command.ShortcutDescription;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * What the screen starts with.
 *
 * @param shortcuts the commands with their default keys
 * @param section the name of the section to open; the first if empty
 * @param saved called with the saved settings and the open section
 */
public record SettingsScreenStart(
    List<ShortcutDescription> shortcuts, String section, BiConsumer<Settings, String> saved) {}
