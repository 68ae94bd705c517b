/** Targets, versions, passages and what became of publishing them. */
@NullMarked
package dev.retune.publishing.model;

import org.jspecify.annotations.NullMarked;
