/** What an index version is specified by and made of. */
@NullMarked
package dev.retune.index.model;

import org.jspecify.annotations.NullMarked;
