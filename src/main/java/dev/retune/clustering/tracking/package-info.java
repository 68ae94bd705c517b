/**
 * Topics that stay: new texts join old topics, only what is new gets a new one, and everything else
 * is proposed to a person. Tests say whether a topic is new, growing or gone.
 */
@NullMarked
package dev.retune.clustering.tracking;

import org.jspecify.annotations.NullMarked;
