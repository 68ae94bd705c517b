/** Trial indexes, on which configurations are compared before a version is built. */
@NullMarked
package dev.retune.index.tuning;

import org.jspecify.annotations.NullMarked;
