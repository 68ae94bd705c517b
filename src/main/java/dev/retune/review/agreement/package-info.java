/** Agreement of reviewers with each other and with users. */
@NullMarked
package dev.retune.review.agreement;

import org.jspecify.annotations.NullMarked;
