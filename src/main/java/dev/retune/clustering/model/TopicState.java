package dev.retune.clustering.model;

import java.time.Instant;

/**
 * What is known of topics without looking at any text.
 *
 * @param newTopics topics with the badge new
 * @param at when they were computed
 * @param current whether no vote and no topic has changed since
 */
public record TopicState(int newTopics, Instant at, boolean current) {}
