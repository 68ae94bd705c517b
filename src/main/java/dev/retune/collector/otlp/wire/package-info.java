/** OTLP over HTTP: spans and log records out of protobuf or JSON, and answers in the same form. */
@NullMarked
package dev.retune.collector.otlp.wire;

import org.jspecify.annotations.NullMarked;
