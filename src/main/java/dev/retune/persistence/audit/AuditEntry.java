package dev.retune.persistence.audit;

import java.time.Instant;

/**
 * A change that somebody made.
 *
 * @param action what kind of change it was, such as {@code decision}
 * @param subject what was changed
 * @param before what held before; empty when nothing did
 * @param after what holds now
 */
public record AuditEntry(
    Instant at, String who, String action, String subject, String before, String after) {}
