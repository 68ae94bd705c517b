/** The Review screen: disliked answers, judged by a person, with the keyboard. */
@NullMarked
package dev.retune.ui.review;

import org.jspecify.annotations.NullMarked;
