/** The screen Review: what users disliked, judged by a person, with the keyboard. */
@NullMarked
package dev.retune.ui.review;

import org.jspecify.annotations.NullMarked;
