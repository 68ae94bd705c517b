package dev.retune.app;

import dev.retune.ui.review.ReviewDesk;

/** What the screen Review asks of the services. */
record ReviewServices(Retune retune) implements ReviewDesk {}
