/**
 * The composition root: builds every service by hand and closes them in order. May touch every
 * room.
 */
@NullMarked
package dev.retune.app;

import org.jspecify.annotations.NullMarked;
