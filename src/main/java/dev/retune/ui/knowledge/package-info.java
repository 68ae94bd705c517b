/** The Improve screen: causes of dislikes with their cures, and work on the knowledge. */
@NullMarked
package dev.retune.ui.knowledge;

import org.jspecify.annotations.NullMarked;
