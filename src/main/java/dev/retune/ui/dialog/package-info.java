/** Dialogs, notices and sheets inside the window. */
@NullMarked
package dev.retune.ui.dialog;

import org.jspecify.annotations.NullMarked;
