/** Texts and templates of the sample, read from resources. Depends only on {@code common}. */
@NullMarked
package dev.retune.sample.content;

import org.jspecify.annotations.NullMarked;
