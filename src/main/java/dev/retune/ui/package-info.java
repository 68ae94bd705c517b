/**
 * The window: nothing outside this room knows JavaFX. {@code kit} holds what every screen uses,
 * {@code shell} the frame around the screens, and each screen has a room of its own. May touch
 * every room below it in the list of arrows; changes nothing but through the services it is given.
 */
@NullMarked
package dev.retune.ui;

import org.jspecify.annotations.NullMarked;
