/** Whether users ask other things than before. */
@NullMarked
package dev.retune.clustering.drift;

import org.jspecify.annotations.NullMarked;
