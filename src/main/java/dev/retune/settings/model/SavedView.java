package dev.retune.settings.model;

/**
 * A named filter of Feedback.
 *
 * @param name its name in the list, unique
 * @param filter the filter as text
 */
public record SavedView(String name, String filter) {}
