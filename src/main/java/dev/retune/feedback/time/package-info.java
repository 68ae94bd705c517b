/** Times as chat products and exported tables write them. */
@NullMarked
package dev.retune.feedback.time;

import org.jspecify.annotations.NullMarked;
