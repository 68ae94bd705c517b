/** The commands for work on the knowledge, and the list of what can be done about dislikes. */
@NullMarked
package dev.retune.cli.knowledge;

import org.jspecify.annotations.NullMarked;
