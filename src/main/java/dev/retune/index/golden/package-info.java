/** The golden set: questions whose right document is known. */
@NullMarked
package dev.retune.index.golden;

import org.jspecify.annotations.NullMarked;
