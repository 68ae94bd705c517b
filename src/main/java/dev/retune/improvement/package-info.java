/** Gathers from every feature what it can do about the dislikes: cause, cure, proof and effect. */
@NullMarked
package dev.retune.improvement;

import org.jspecify.annotations.NullMarked;
