/** Prompts, their versions and the cases that revisions are tried on. */
@NullMarked
package dev.retune.prompting.model;

import org.jspecify.annotations.NullMarked;
