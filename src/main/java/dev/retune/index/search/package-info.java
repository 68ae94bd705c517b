/** Dense, lexical and hybrid search in one version. */
@NullMarked
package dev.retune.index.search;

import org.jspecify.annotations.NullMarked;
