package dev.retune.app;

import dev.retune.ui.report.ReportDesk;

/** What the screen Report asks of the services. */
record ReportServices(Retune retune) implements ReportDesk {}
