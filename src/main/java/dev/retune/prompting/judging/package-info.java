/** Blind comparison of answers, and how far the judge agrees with reviewers. */
@NullMarked
package dev.retune.prompting.judging;

import org.jspecify.annotations.NullMarked;
