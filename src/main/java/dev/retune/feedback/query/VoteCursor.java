package dev.retune.feedback.query;

import java.time.Instant;

/** A place in the list of votes, which is sorted by time, then by id, newest first. */
public record VoteCursor(Instant at, long id) {}
