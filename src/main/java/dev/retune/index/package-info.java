/**
 * Versions of the search index: built, searched, compared and switched. The mapped classes of all
 * its parts.
 */
@NullMarked
package dev.retune.index;

import org.jspecify.annotations.NullMarked;
