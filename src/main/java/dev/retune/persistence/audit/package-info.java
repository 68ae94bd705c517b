/** Who changed what, and when. */
@NullMarked
package dev.retune.persistence.audit;

import org.jspecify.annotations.NullMarked;
