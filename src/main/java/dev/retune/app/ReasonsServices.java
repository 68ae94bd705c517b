package dev.retune.app;

import dev.retune.ui.reasons.ReasonsDesk;

/** What the screen Reasons asks of the services. */
record ReasonsServices(Retune retune) implements ReasonsDesk {}
