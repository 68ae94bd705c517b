/** Spans, votes and remarks as they go from the reader of OTLP to the store of traces. */
@NullMarked
package dev.retune.collector.otlp.model;

import org.jspecify.annotations.NullMarked;
