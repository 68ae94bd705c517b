/** The modules of the composition root. Each builds its services on first use and closes them. */
@NullMarked
package dev.retune.bootstrap.module;

import org.jspecify.annotations.NullMarked;
