/** The port to a store that chat products search. */
@NullMarked
package dev.retune.publishing.target;

import org.jspecify.annotations.NullMarked;
