/** Who changed what and when. Touches nothing but {@code db}. */
@NullMarked
package dev.retune.audit;

import org.jspecify.annotations.NullMarked;
