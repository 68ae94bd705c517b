package dev.retune.ui.command;

/**
 * Describes a command and its default key.
 *
 * @param id the command id
 * @param text the text in the user's language
 * @param defaultKey the default key in the format of the settings; empty if there is none
 */
public record ShortcutDescription(String id, String text, String defaultKey) {}
