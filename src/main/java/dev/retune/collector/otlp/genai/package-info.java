/**
 * The meaning of spans and log records of chat applications: questions, answers and users' votes,
 * in the current semantic conventions and the older forms that exporters still send.
 */
@NullMarked
package dev.retune.collector.otlp.genai;

import org.jspecify.annotations.NullMarked;
