/** The context every screen is given, and the ways between screens. */
@NullMarked
package dev.retune.ui.navigation;

import org.jspecify.annotations.NullMarked;
