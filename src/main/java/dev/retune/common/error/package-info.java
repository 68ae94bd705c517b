/** The sealed exception hierarchy of failures that are reported to the user by message key. */
@NullMarked
package dev.retune.common.error;

import org.jspecify.annotations.NullMarked;
