package dev.retune.ui.task;

/**
 * What a person can do about a failure.
 *
 * @param text the failure in words of the window, as others name keys of the settings file
 * @param action the text of the button
 * @param run what the button does
 */
public record Remedy(String text, String action, Runnable run) {}
