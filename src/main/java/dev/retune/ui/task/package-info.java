/** Background tasks and the notices they leave. */
@NullMarked
package dev.retune.ui.task;

import org.jspecify.annotations.NullMarked;
