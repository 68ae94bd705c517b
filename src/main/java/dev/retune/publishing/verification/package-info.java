/** Checks that a target finds what the index finds. */
@NullMarked
package dev.retune.publishing.verification;

import org.jspecify.annotations.NullMarked;
