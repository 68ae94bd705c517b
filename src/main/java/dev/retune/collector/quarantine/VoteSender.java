package dev.retune.collector.quarantine;

/**
 * Who a vote comes from, seen one way.
 *
 * @param name the voter's id, the API key's id, or the network address
 */
public record VoteSender(VoteBurst.Kind kind, String name) {}
