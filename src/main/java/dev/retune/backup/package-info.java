/**
 * Backup of a home to one file, and restore: a snapshot of the rows, index versions, models and
 * settings, never a secret.
 */
@NullMarked
package dev.retune.backup;

import org.jspecify.annotations.NullMarked;
