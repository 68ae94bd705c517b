/** Dialogs, notices and overlay sheets. */
@NullMarked
package dev.retune.ui.dialog;

import org.jspecify.annotations.NullMarked;
