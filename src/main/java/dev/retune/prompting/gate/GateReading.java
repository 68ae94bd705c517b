package dev.retune.prompting.gate;

/**
 * What the gate is given.
 *
 * @param disliked comparisons on held-out disliked questions
 * @param liked comparisons on held-out liked questions
 * @param undecided questions that people still have to compare
 * @param earlier number of proposals that were judged on votes about the same live prompt before
 */
public record GateReading(PairedCounts disliked, PairedCounts liked, int undecided, int earlier) {}
