package dev.retune.retraining.run;

import dev.retune.feedback.repository.DocumentRepository;
import dev.retune.feedback.repository.SourceRepository;
import dev.retune.index.golden.GoldenSetImporter;
import dev.retune.persistence.Workspace;
import dev.retune.review.decision.StandingDecisionRepository;
import java.time.Clock;

/**
 * A fingerprint of the inputs of a forecast other than index versions and the trigger: votes,
 * documents, decisions and golden questions.
 */
public final class InputFingerprint {
  private final SourceRepository sources;
  private final DocumentRepository documents;
  private final StandingDecisionRepository decisions;
  private final GoldenSetImporter golden;

  /** Creates a fingerprint for a workspace. */
  public InputFingerprint(Workspace workspace, Clock clock) {
    this.sources = new SourceRepository(workspace, clock);
    this.documents = new DocumentRepository(workspace);
    this.decisions = new StandingDecisionRepository(workspace);
    this.golden = new GoldenSetImporter(workspace, clock);
  }

  /** Returns a value that changes whenever any input changes; takes milliseconds. */
  public String mark() {
    return String.join(
        " ",
        sources.version(),
        String.valueOf(documents.count()),
        String.valueOf(decisions.version()),
        String.valueOf(golden.newest()));
  }
}
