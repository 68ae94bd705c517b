/** The sample's texts and templates. */
@NullMarked
package dev.retune.sample.content;

import org.jspecify.annotations.NullMarked;
