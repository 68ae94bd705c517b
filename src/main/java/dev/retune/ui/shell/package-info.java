/**
 * The frame around the screens: navigation, header, tasks, notices, welcome, and the window itself.
 * Puts the screens together from the services that it is given.
 */
@NullMarked
package dev.retune.ui.shell;

import org.jspecify.annotations.NullMarked;
