/** The audit log: who changed what, and when. Uses the session or connection of its caller. */
@NullMarked
package dev.retune.persistence.audit;

import org.jspecify.annotations.NullMarked;
