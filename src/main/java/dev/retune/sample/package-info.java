/**
 * The built-in sample: ten weeks of a career assistant in Korean and English, made from a fixed
 * seed.
 */
@NullMarked
package dev.retune.sample;

import org.jspecify.annotations.NullMarked;
