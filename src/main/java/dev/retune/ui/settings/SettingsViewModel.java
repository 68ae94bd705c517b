package dev.retune.ui.settings;

import dev.retune.ui.kit.Room;

/** All that a person can set. */
public final class SettingsViewModel {
  /** Over its services. */
  public SettingsViewModel(SettingsDesk desk, Room room) {}
}
