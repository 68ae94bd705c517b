/** The composition root: starts the program and puts its modules together. */
@NullMarked
package dev.retune.bootstrap;

import org.jspecify.annotations.NullMarked;
