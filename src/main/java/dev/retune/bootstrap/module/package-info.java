/**
 * The modules of the composition root: each builds its services when first asked for, and closes
 * them.
 */
@NullMarked
package dev.retune.bootstrap.module;

import org.jspecify.annotations.NullMarked;
