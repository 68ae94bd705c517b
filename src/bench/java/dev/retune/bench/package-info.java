/** Benchmarks and trials, run by hand; each class documents its command. May use any package. */
@NullMarked
package dev.retune.bench;

import org.jspecify.annotations.NullMarked;
