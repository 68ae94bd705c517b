/** The guides in the window: contents, search, and a page that fits the open screen. */
@NullMarked
package dev.retune.ui.help;

import org.jspecify.annotations.NullMarked;
