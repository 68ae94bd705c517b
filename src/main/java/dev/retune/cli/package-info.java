/** The entry point of the command line: command set and error reporting. */
@NullMarked
package dev.retune.cli;

import org.jspecify.annotations.NullMarked;
