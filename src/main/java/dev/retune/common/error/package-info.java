/** What can go wrong, as one sealed family of exceptions that carry a message key. */
@NullMarked
package dev.retune.common.error;

import org.jspecify.annotations.NullMarked;
