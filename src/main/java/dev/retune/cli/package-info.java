/** The entry of the command line: its commands and how it reports failures. */
@NullMarked
package dev.retune.cli;

import org.jspecify.annotations.NullMarked;
