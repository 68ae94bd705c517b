/** The Topics screen: what people complain of, what is proposed about it, and the map. */
@NullMarked
package dev.retune.ui.clustering;

import org.jspecify.annotations.NullMarked;
