/** The tables of prompts and of their runs. */
@NullMarked
package dev.retune.prompting.store;

import org.jspecify.annotations.NullMarked;
