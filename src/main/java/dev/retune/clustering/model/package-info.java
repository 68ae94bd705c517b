/** Topics, what is proposed about them, and the tests behind their badges. */
@NullMarked
package dev.retune.clustering.model;

import org.jspecify.annotations.NullMarked;
