/** Background tasks and user notices. */
@NullMarked
package dev.retune.ui.task;

import org.jspecify.annotations.NullMarked;
