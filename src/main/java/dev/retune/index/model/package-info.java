/** The specification of an index version and the types it is made of. */
@NullMarked
package dev.retune.index.model;

import org.jspecify.annotations.NullMarked;
