/** Input readers and output formatters of the commands. */
@NullMarked
package dev.retune.cli.io;

import org.jspecify.annotations.NullMarked;
