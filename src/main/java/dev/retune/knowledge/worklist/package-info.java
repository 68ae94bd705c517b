/** The list of documents and gaps that dislikes point at, by what a fix could win. */
@NullMarked
package dev.retune.knowledge.worklist;

import org.jspecify.annotations.NullMarked;
