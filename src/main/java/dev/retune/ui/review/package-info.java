/** The Review screen: keyboard-driven judgement of disliked answers. */
@NullMarked
package dev.retune.ui.review;

import org.jspecify.annotations.NullMarked;
