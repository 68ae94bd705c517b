/**
 * The built-in sample: a career-advice assistant in Korean and English with ten weeks of votes that
 * tell a story. Made from the texts beside it and a fixed seed. May touch {@code feedback} and what
 * is below it.
 */
@NullMarked
package dev.retune.sample;

import org.jspecify.annotations.NullMarked;
