/** The golden set: questions whose relevant documents are known. */
@NullMarked
package dev.retune.index.golden;

import org.jspecify.annotations.NullMarked;
