/** Speed trials, run by hand; see each program for its command. Touches any room. */
@NullMarked
package dev.retune.bench;

import org.jspecify.annotations.NullMarked;
