/** Runs: from dislikes to a decided proposal. */
@NullMarked
package dev.retune.prompting.run;

import org.jspecify.annotations.NullMarked;
