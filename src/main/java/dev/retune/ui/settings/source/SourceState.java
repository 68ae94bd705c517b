package dev.retune.ui.settings.source;

import dev.retune.feedback.explanation.ConnectionFinding;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known about a configured source.
 *
 * @param product the recognized product; empty when it is read by its tables, or not yet known
 * @param problem why it cannot be read, in one sentence
 * @param lastSync when it was last read
 * @param waiting votes without an answer
 */
record SourceState(
    Optional<String> product, Optional<String> problem, Optional<Instant> lastSync, long waiting) {
  static final SourceState UNKNOWN =
      new SourceState(Optional.empty(), Optional.empty(), Optional.empty(), 0);

  SourceState withFinding(ConnectionFinding found) {
    return new SourceState(found.product(), Optional.empty(), lastSync, waiting);
  }

  SourceState withProblem(String sentence) {
    return new SourceState(product, Optional.of(sentence), lastSync, waiting);
  }

  SourceState withSync(String source, SourcesGateway.SyncState syncs) {
    return new SourceState(
        product,
        problem,
        Optional.ofNullable(syncs.lastSyncs().get(source)),
        syncs.waiting().getOrDefault(source, 0L));
  }
}
