/** Slack's Web API: requests, retries, errors and image uploads. */
@NullMarked
package dev.retune.report.slack;

import org.jspecify.annotations.NullMarked;
