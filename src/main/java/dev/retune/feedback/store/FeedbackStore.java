package dev.retune.feedback.store;

import dev.retune.feedback.model.InputBatch;
import dev.retune.feedback.model.Source;
import dev.retune.feedback.model.StoreResult;
import dev.retune.feedback.repository.JdbcOperations;
import dev.retune.persistence.RetryingTransactions;
import dev.retune.persistence.Workspace;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.hibernate.jdbc.Work;

/**
 * The only way rows come in, from import, sync, collector and sample alike. A row is known by its
 * id at its source: stored when new, updated when changed, left alone otherwise.
 */
public final class FeedbackStore {
  private static final int CHUNK = 5_000;
  private static final String WAITING =
      "SELECT external_id FROM feedback_log"
          + JdbcOperations.WANTED
          + " AND conversation_id IS NULL AND taken_back_at IS NULL";

  private final Workspace workspace;
  private final Clock clock;

  /** On a workspace; the clock dates rows that carry no time. */
  public FeedbackStore(Workspace workspace, Clock clock) {
    this.workspace = workspace;
    this.clock = clock;
  }

  /**
   * Stores a batch and moves its roll-ups in one transaction. Of several rows with one id the later
   * counts. A vote whose conversation is unknown is kept aside and joins the figures with it.
   *
   * @throws dev.retune.common.error.UnavailableException when the workspace fails; nothing of the
   *     batch is stored
   */
  public StoreResult store(Source source, InputBatch batch) {
    return store(source, batch, Set.of(), false, connection -> {});
  }

  /**
   * The same with something more in the transaction, such as the watermark of a sync; it may run
   * more than once, also after it was kept, when nobody could tell.
   */
  public StoreResult store(Source source, InputBatch batch, Work more) {
    return store(source, batch, Set.of(), false, more);
  }

  /**
   * The same for rows of a database that is looked at again and again.
   *
   * @param noVotes ids of votes that are no more
   * @param synced whether a vote that is missed there later is taken back
   */
  public StoreResult store(
      Source source, InputBatch batch, Set<String> noVotes, boolean synced, Work more) {
    return RetryingTransactions.repeating(
        () -> {
          AtomicReference<StoreResult> result = new AtomicReference<>();
          workspace.jdbc(
              connection -> {
                result.set(
                    new BatchWriter(connection, source.id(), clock.instant(), synced)
                        .write(batch, noVotes));
                more.execute(connection);
              });
          return result.get();
        });
  }

  /** Which of the votes with these external ids still wait for their conversation. */
  public Set<String> stillWaiting(Source source, List<String> externalIds) {
    Set<String> waiting = new HashSet<>();
    for (int from = 0; from < externalIds.size(); from += CHUNK) {
      List<String> chunk = externalIds.subList(from, Math.min(externalIds.size(), from + CHUNK));
      workspace.query(
          connection ->
              waiting.addAll(
                  JdbcOperations.byExternalId(
                          connection, WAITING, chunk, source.id(), row -> row.getString(1))
                      .keySet()));
    }
    return waiting;
  }

  /** Marks the documents of a source as deleted that are not among those seen, if any were. */
  public void keepOnly(Source source, Set<String> seen) {
    if (!seen.isEmpty()) {
      RetryingTransactions.retrying(
          () -> {
            workspace.jdbc(
                connection -> {
                  JdbcOperations.lockSource(connection, source.id());
                  new DocumentWriter(connection, source.id()).keepOnly(seen, clock.instant());
                });
            return true;
          });
    }
  }
}
