/**
 * What a person has set, and where the files of one home lie. Read by the window, the terminal and
 * the collector; may touch the features whose settings it holds.
 */
@NullMarked
package dev.retune.settings;

import org.jspecify.annotations.NullMarked;
