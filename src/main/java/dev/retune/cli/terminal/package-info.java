/** The terminal: global options, services, output, progress and exit codes. */
@NullMarked
package dev.retune.cli.terminal;

import org.jspecify.annotations.NullMarked;
