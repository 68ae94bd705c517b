package dev.retune.feedback.query;

import java.time.Instant;

/** Position in the list of votes, which is sorted by time and then id, descending. */
public record VoteCursor(Instant at, long id) {}
