/** The first steps of a new workspace, shown until all are done. */
@NullMarked
package dev.retune.ui.checklist;

import org.jspecify.annotations.NullMarked;
