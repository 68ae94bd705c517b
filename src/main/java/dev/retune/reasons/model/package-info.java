/** Reason codes, coded reasons and corrections. */
@NullMarked
package dev.retune.reasons.model;

import org.jspecify.annotations.NullMarked;
