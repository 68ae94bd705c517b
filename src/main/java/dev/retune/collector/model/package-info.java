/** The collector's settings and limits, and the search port it needs. */
@NullMarked
package dev.retune.collector.model;

import org.jspecify.annotations.NullMarked;
