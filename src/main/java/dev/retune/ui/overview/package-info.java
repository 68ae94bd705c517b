/** The Overview screen: how users judge the answers now, whether that calls for action, and why. */
@NullMarked
package dev.retune.ui.overview;

import org.jspecify.annotations.NullMarked;
