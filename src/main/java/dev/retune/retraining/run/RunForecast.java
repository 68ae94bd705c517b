package dev.retune.retraining.run;

/**
 * What a run would do now.
 *
 * @param runs whether it would build a candidate
 * @param why one sentence in the user's language
 * @param documents number of documents in the workspace
 * @param changed whether they differ from those of the live index
 */
public record RunForecast(boolean runs, String why, long documents, boolean changed) {}
