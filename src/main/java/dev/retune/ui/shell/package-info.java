/** The frame around the screens: navigation, header, notices, welcome, and the window itself. */
@NullMarked
package dev.retune.ui.shell;

import org.jspecify.annotations.NullMarked;
