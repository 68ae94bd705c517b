/** The application window: navigation, header, global commands, and the creation of screens. */
@NullMarked
package dev.retune.ui.shell;

import org.jspecify.annotations.NullMarked;
