/**
 * Publishes the live index into the stores that chat products search: versions side by side, a
 * verified switch, and the way back.
 */
@NullMarked
package dev.retune.publishing;

import org.jspecify.annotations.NullMarked;
