/**
 * The built-in sample data set: ten weeks of a career assistant in Korean and English, generated
 * from a fixed seed. Writes through {@code feedback.store} only.
 */
@NullMarked
package dev.retune.sample;

import org.jspecify.annotations.NullMarked;
