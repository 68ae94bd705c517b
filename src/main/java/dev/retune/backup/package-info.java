/**
 * A home in one file, and back: rows as of one moment, index versions, models and settings, never a
 * secret. May touch settings and all below; knows nothing of the collector, the terminal and the
 * window.
 */
@NullMarked
package dev.retune.backup;

import org.jspecify.annotations.NullMarked;
