/** Publishing, rolling back, and catching up. */
@NullMarked
package dev.retune.publishing.run;

import org.jspecify.annotations.NullMarked;
