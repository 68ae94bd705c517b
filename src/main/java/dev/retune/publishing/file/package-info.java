/** A folder with files for Python as a target. */
@NullMarked
package dev.retune.publishing.file;

import org.jspecify.annotations.NullMarked;
