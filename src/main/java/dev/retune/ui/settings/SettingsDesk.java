package dev.retune.ui.settings;

/**
 * What this screen needs of the services. Every call may take long and is made away from the
 * window's thread; it throws a {@link dev.retune.fault.Failure} when it cannot.
 */
public interface SettingsDesk {}
