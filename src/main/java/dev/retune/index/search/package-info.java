/** Searches one version: dense, lexical and hybrid ranking. */
@NullMarked
package dev.retune.index.search;

import org.jspecify.annotations.NullMarked;
