package dev.retune.ui.settings;

/** Puts the model's words where they belong. */
public final class SettingsView {
  /** Over its model. */
  public SettingsView(SettingsViewModel model) {}
}
