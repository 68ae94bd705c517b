/**
 * Vote filters, and pages of the votes that match. Only reads the workspace, except for reason
 * codes, which it writes through {@code feedback.store}.
 */
@NullMarked
package dev.retune.feedback.query;

import org.jspecify.annotations.NullMarked;
