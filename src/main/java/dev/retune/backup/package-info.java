/**
 * Backs up a home to one file and restores it: rows as of one moment, index versions, models and
 * settings, never a secret.
 */
@NullMarked
package dev.retune.backup;

import org.jspecify.annotations.NullMarked;
