package dev.retune.retrain;

/**
 * What a run would do now, and what it would rest on.
 *
 * @param runs whether it would build a candidate
 * @param why one sentence in the user's language
 * @param tuning questions that candidates are chosen on
 * @param gate questions that a candidate is judged on
 * @param documents in the workspace
 * @param changed whether they differ from those of the live index
 */
public record Forecast(
    boolean runs, String why, int tuning, int gate, long documents, boolean changed) {}
