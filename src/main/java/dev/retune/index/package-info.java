/**
 * Versions of the search index: what they are made of, how they are built, searched, compared and
 * swapped. A version is one Lucene directory (vectors and text together) and one row; the live
 * pointer is a row too. May touch {@code feedback}, {@code embed}, {@code db} and the grounds.
 */
@NullMarked
package dev.retune.index;

import org.jspecify.annotations.NullMarked;
