package dev.retune.clustering.tracking;

import dev.retune.clustering.model.ProposalKind;

/**
 * A change that would put texts where most of their links are.
 *
 * @param topic the topic whose texts it concerns
 * @param target the topic that they would go to; 0 for a new one
 * @param texts their numbers
 * @param ofTopic all texts of the topic
 * @param gain the gain in quality by this change alone, per text that it moves
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RegroupingProposal(
    ProposalKind kind, long topic, long target, int[] texts, int ofTopic, double gain) {}
