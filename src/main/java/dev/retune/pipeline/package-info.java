/**
 * The feedback pipeline from sync to report. Composes the services of the features; contains no
 * rules of its own.
 */
@NullMarked
package dev.retune.pipeline;

import org.jspecify.annotations.NullMarked;
