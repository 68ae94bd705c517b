/** Rendering reports as Slack's Block Kit and as Markdown. */
@NullMarked
package dev.retune.report.blockkit;

import org.jspecify.annotations.NullMarked;
