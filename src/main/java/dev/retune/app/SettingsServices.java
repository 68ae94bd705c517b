package dev.retune.app;

import dev.retune.ui.settings.SettingsDesk;

/** What the screen Settings asks of the services. */
record SettingsServices(Retune retune) implements SettingsDesk {}
