/**
 * The settings as data: values, defaults, validation, masking and merging. Reads and writes
 * nothing.
 */
@NullMarked
package dev.retune.settings.model;

import org.jspecify.annotations.NullMarked;
