/** Runs, requests, readings and trigger states. */
@NullMarked
package dev.retune.retraining.model;

import org.jspecify.annotations.NullMarked;
