package dev.retune.retrain;

import dev.retune.db.Workspace;

/**
 * What a forecast and a look rest on, besides the index versions and the trigger: votes, documents,
 * decisions and golden questions.
 */
public final class Footing {
  // every batch that is stored raises its source's count of changes, whatever it holds
  private static final String COUNTS =
      """
      select (select coalesce(sum(changes), 0) from source) || ' '
          || (select count(*) from source) || ' '
          || (select count(*) from document where deleted_at is null) || ' '
          || (select coalesce(max(id), 0) from review_journal) || ' '
          || (select coalesce(max(id), 0) from golden_question)
      """;

  private final Workspace workspace;

  /** Of a workspace. */
  public Footing(Workspace workspace) {
    this.workspace = workspace;
  }

  /** A word that is another one as soon as any of it changed; takes milliseconds. */
  public String mark() {
    return workspace.read(
        session -> session.createNativeQuery(COUNTS, String.class).getSingleResult());
  }
}
