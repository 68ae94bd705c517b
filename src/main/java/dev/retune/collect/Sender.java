package dev.retune.collect;

/**
 * Who a vote comes from, seen one way.
 *
 * @param name the voter's id, the API key's id, or the network address
 */
record Sender(Burst.Kind kind, String name) {}
