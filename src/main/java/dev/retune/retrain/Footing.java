package dev.retune.retrain;

import dev.retune.db.Workspace;
import dev.retune.feedback.Documents;
import dev.retune.feedback.Sources;
import dev.retune.index.GoldenImport;
import dev.retune.review.StandingDecisions;
import java.time.Clock;

/**
 * What a forecast and a look rest on, besides the index versions and the trigger: votes, documents,
 * decisions and golden questions.
 */
public final class Footing {
  private final Sources sources;
  private final Documents documents;
  private final StandingDecisions decisions;
  private final GoldenImport golden;

  /** Of a workspace. */
  public Footing(Workspace workspace, Clock clock) {
    this.sources = new Sources(workspace, clock);
    this.documents = new Documents(workspace);
    this.decisions = new StandingDecisions(workspace);
    this.golden = new GoldenImport(workspace, clock);
  }

  /** A word that is another one as soon as any of it changed; takes milliseconds. */
  public String mark() {
    return String.join(
        " ",
        sources.version(),
        String.valueOf(documents.count()),
        String.valueOf(decisions.version()),
        String.valueOf(golden.newest()));
  }
}
