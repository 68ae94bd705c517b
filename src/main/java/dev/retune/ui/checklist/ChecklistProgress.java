package dev.retune.ui.checklist;

import java.util.Optional;

/**
 * What of the first steps the workspace shows to be done.
 *
 * @param votes all votes
 * @param documents all documents
 * @param judged decisions of reviewers
 * @param built the newest version whose build was finished
 * @param measured the measurement of the newest version that has one
 * @param live the version that answers searches
 * @param reportedWeek the week of the latest report that was sent
 */
public record ChecklistProgress(
    long votes,
    long documents,
    long judged,
    Optional<BuiltVersion> built,
    Optional<MeasuredVersion> measured,
    Optional<String> live,
    Optional<String> reportedWeek) {

  /** A version and the documents it was built from. */
  public record BuiltVersion(String label, long documents) {}

  /** A version's nDCG@10, and on how many questions it was measured. */
  public record MeasuredVersion(String label, double ndcgAt10, int questions) {}
}
