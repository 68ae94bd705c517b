/** The collector's settings and limits, and the port to the search that it needs. */
@NullMarked
package dev.retune.collector.model;

import org.jspecify.annotations.NullMarked;
