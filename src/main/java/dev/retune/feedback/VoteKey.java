package dev.retune.feedback;

import java.time.Instant;

/** A place in the list of votes, which is sorted by time, then by id, newest first. */
public record VoteKey(Instant at, long id) {}
