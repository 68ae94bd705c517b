/** Documents and gaps to work on, the fixes proposed for them, and their trials. */
@NullMarked
package dev.retune.knowledge.model;

import org.jspecify.annotations.NullMarked;
