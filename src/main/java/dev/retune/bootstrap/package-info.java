/**
 * The composition root: starts the application and assembles its modules. May use every package.
 */
@NullMarked
package dev.retune.bootstrap;

import org.jspecify.annotations.NullMarked;
