/** What all screens share: context, time window, visibility and navigation. */
@NullMarked
package dev.retune.ui.navigation;

import org.jspecify.annotations.NullMarked;
