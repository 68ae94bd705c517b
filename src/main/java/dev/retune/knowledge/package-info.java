/**
 * Work on the knowledge: what dislikes say about documents and gaps, and fixes that are tried
 * first.
 */
@NullMarked
package dev.retune.knowledge;

import org.jspecify.annotations.NullMarked;
