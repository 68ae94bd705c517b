/** Speed trials, run by hand; see each program for its command. May use any package. */
@NullMarked
package dev.retune.bench;

import org.jspecify.annotations.NullMarked;
