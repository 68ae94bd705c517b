/**
 * Votes found by what was said: a text index of its own below the home, which follows the workspace
 * and can be made again from it at any time. May touch {@code feedback}, {@code db} and the grounds
 * under them.
 */
@NullMarked
package dev.retune.find;

import org.jspecify.annotations.NullMarked;
