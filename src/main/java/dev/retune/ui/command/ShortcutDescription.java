package dev.retune.ui.command;

/**
 * A command and its key, in words.
 *
 * @param id of the command
 * @param text what it is called, in the user's language
 * @param usual its key when nobody changed it, as settings write keys; empty when it has none
 */
public record ShortcutDescription(String id, String text, String usual) {}
