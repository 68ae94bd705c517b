/** The decision whether a proposal is proven. */
@NullMarked
package dev.retune.prompting.gate;

import org.jspecify.annotations.NullMarked;
