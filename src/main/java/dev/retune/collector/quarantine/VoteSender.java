package dev.retune.collector.quarantine;

/**
 * A sender of votes, identified in one of several ways.
 *
 * @param name the voter's id, the API key's id, or the network address
 */
public record VoteSender(VoteBurst.Kind kind, String name) {}
