/** Commands with their shortcuts, and the command palette. */
@NullMarked
package dev.retune.ui.command;

import org.jspecify.annotations.NullMarked;
