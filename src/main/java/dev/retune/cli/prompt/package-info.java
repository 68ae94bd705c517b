/** The commands of prompts. */
@NullMarked
package dev.retune.cli.prompt;

import org.jspecify.annotations.NullMarked;
