/** Changes settings and keeps secrets. */
@NullMarked
package dev.retune.settings;

import org.jspecify.annotations.NullMarked;
