package dev.retune.clustering.tracking;

/**
 * A topic that an update made.
 *
 * @param alikeRecent texts of the current week in the group that it was found in
 * @param alikeBefore earlier texts in that group, which keep their topics
 */
public record NewTopic(long id, int alikeRecent, int alikeBefore) {}
