/** How long work tells of its progress and is told to stop. Touches nothing but {@code fault}. */
@NullMarked
package dev.retune.work;

import org.jspecify.annotations.NullMarked;
