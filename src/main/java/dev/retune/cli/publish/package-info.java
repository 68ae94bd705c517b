/** The command {@code retune publish}. */
@NullMarked
package dev.retune.cli.publish;

import org.jspecify.annotations.NullMarked;
