/** Received traces: which of their spans is the user's answer, and which votes belong to it. */
@NullMarked
package dev.retune.collector.otlp.trace;

import org.jspecify.annotations.NullMarked;
