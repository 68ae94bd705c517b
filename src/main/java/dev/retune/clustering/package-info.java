/**
 * What people complain of: disliked questions and reasons in topics that stay the same from week to
 * week, their map, and the drift of questions.
 */
@NullMarked
package dev.retune.clustering;

import org.jspecify.annotations.NullMarked;
