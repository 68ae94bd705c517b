/** Changes of settings with their audit entries, and access to secrets. */
@NullMarked
package dev.retune.settings;

import org.jspecify.annotations.NullMarked;
