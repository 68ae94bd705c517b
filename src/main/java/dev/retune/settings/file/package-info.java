/** The settings file: reading, validation with line numbers, and atomic replacement. */
@NullMarked
package dev.retune.settings.file;

import org.jspecify.annotations.NullMarked;
