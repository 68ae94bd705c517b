/**
 * Proposing fixes, what an index is built with because of them, and whether they arrived at the
 * source.
 */
@NullMarked
package dev.retune.knowledge.fix;

import org.jspecify.annotations.NullMarked;
