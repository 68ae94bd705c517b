/** The command {@code source} with its subcommands, and the options for reading a product. */
@NullMarked
package dev.retune.cli.source;

import org.jspecify.annotations.NullMarked;
