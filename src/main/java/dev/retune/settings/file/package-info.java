/** The settings file: read, validated against its schema, and replaced atomically. */
@NullMarked
package dev.retune.settings.file;

import org.jspecify.annotations.NullMarked;
