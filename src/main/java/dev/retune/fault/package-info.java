/**
 * What can go wrong, as one sealed family of failures that carry a message key. Touches nothing.
 */
@NullMarked
package dev.retune.fault;

import org.jspecify.annotations.NullMarked;
