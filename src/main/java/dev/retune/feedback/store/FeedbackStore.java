package dev.retune.feedback.store;

import dev.retune.feedback.model.InputBatch;
import dev.retune.feedback.model.NewConversation;
import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.model.Source;
import dev.retune.feedback.model.StoreResult;
import dev.retune.feedback.repository.JdbcOperations;
import dev.retune.persistence.JdbcWork;
import dev.retune.persistence.RetryingTransactions;
import dev.retune.persistence.StorableText;
import dev.retune.persistence.Workspace;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The single entry point for writing rows, used by import, sync, collector and sample. A row is
 * identified by its id at its source: inserted when new, updated when changed, otherwise left
 * unchanged.
 */
public final class FeedbackStore {
  private static final int CHUNK = 5_000;
  private static final String WAITING =
      "SELECT external_id FROM feedback_log"
          + JdbcOperations.WANTED
          + " AND conversation_id IS NULL AND (taken_back_at IS NULL OR replaced = TRUE"
          + " AND NOT EXISTS (SELECT 1 FROM conversation_log c WHERE c.source_id ="
          + " feedback_log.source_id AND c.external_id = conversation_external_id))";

  private final Workspace workspace;
  private final Clock clock;
  private final DislikeListener listener;

  /**
   * For one workspace.
   *
   * @param clock provides the time of rows without one
   * @param listener is told of changed dislikes
   */
  public FeedbackStore(Workspace workspace, Clock clock, DislikeListener listener) {
    this.workspace = workspace;
    this.clock = clock;
    this.listener = listener;
  }

  /**
   * Stores a batch and updates the roll-ups in one transaction. The last of several rows with the
   * same id counts. A vote with an unknown conversation is stored but not counted until the
   * conversation arrives.
   *
   * @throws dev.retune.common.error.UnavailableException when the workspace fails; nothing is
   *     stored
   */
  public StoreResult store(Source source, InputBatch batch) {
    return store(source, batch, Set.of(), false, connection -> {});
  }

  /**
   * Same, with additional work in the transaction, such as updating a watermark. The work may run
   * more than once, even after a commit whose outcome was unknown.
   */
  public StoreResult store(Source source, InputBatch batch, JdbcWork more) {
    return store(source, batch, Set.of(), false, more);
  }

  /**
   * Same, for rows of a database that is synchronized regularly.
   *
   * @param noVotes external ids of votes that no longer exist
   * @param synced whether votes missing from a later sync are retracted
   */
  public StoreResult store(
      Source source, InputBatch batch, Set<String> noVotes, boolean synced, JdbcWork more) {
    return RetryingTransactions.repeating(
        () -> {
          AtomicReference<StoreResult> result = new AtomicReference<>();
          workspace.jdbc(
              connection -> {
                result.set(
                    new BatchWriter(connection, source.id(), clock.instant(), synced, listener)
                        .write(batch, noVotes));
                more.execute(connection);
              });
          return result.get();
        });
  }

  /** Rows that depend on what a transaction finds. */
  @FunctionalInterface
  public interface DependentRows {
    /** Returns the rows; may run more than once, and may write to tables of its own. */
    Found find(Connection connection) throws SQLException;

    /**
     * What was found.
     *
     * @param noVotes external ids of votes that no longer exist
     */
    record Found(InputBatch batch, Set<String> noVotes) {}
  }

  /** Stores rows that are found after the source has been locked, in the same transaction. */
  public void store(Source source, DependentRows rows) {
    RetryingTransactions.repeating(
        () -> {
          workspace.jdbc(
              connection -> {
                JdbcOperations.lockSource(connection, source.id());
                DependentRows.Found found = rows.find(connection);
                if (found.batch().size() > 0 || !found.noVotes().isEmpty()) {
                  new BatchWriter(connection, source.id(), clock.instant(), false, listener)
                      .write(found.batch(), found.noVotes());
                }
              });
          return true;
        });
  }

  /**
   * The newest rows at a moment.
   *
   * @param conversation id of the newest conversation; 0 without any
   * @param vote id of the newest vote; 0 without any
   */
  record NewestRows(long conversation, long vote) {}

  /** The newest rows of all sources now. */
  NewestRows newest() {
    AtomicReference<NewestRows> newest = new AtomicReference<>();
    workspace.query(
        connection ->
            newest.set(
                new NewestRows(
                    JdbcOperations.newestId(connection, "conversation_log"),
                    JdbcOperations.newestId(connection, "feedback_log"))));
    return newest.get();
  }

  /**
   * Stored rows by their external ids.
   *
   * @param votes without their reasons' codes
   */
  record KnownRows(Map<String, NewConversation> conversations, Map<String, NewVote> votes) {}

  /** The rows up to the newest ones of a moment that have the ids of a batch. */
  KnownRows known(Source source, InputBatch batch, NewestRows newest) {
    AtomicReference<KnownRows> known = new AtomicReference<>();
    workspace.query(
        connection ->
            known.set(
                new KnownRows(
                    newest.conversation() == 0
                        ? Map.of()
                        : ConversationWriter.stored(
                            connection, source.id(), batch.conversations(), newest.conversation()),
                    newest.vote() == 0
                        ? Map.of()
                        : VoteWriter.stored(
                            connection, source.id(), batch.votes(), newest.vote()))));
    return known.get();
  }

  /** Which of the votes with these external ids have no stored conversation. */
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

  /**
   * Retracts votes that a sync has seen, in one transaction; skips votes that have reappeared
   * meanwhile.
   *
   * @param votes ids in the workspace
   * @return the number of retracted votes
   */
  public long retract(Source source, List<Long> votes) {
    return RetryingTransactions.retrying(
        () -> {
          AtomicLong taken = new AtomicLong();
          workspace.jdbc(
              connection -> {
                long change = JdbcOperations.lockForChange(connection, source.id());
                RollupDelta rollups = new RollupDelta();
                LatestVotes latest =
                    new LatestVotes(
                        connection,
                        source.id(),
                        StorableText.time(clock.instant()),
                        change,
                        rollups);
                taken.set(
                    new VoteRemover(connection, source.id(), clock.instant(), change, latest)
                        .synced(votes, rollups));
                latest.settle();
                rollups.apply(connection, source.id(), listener);
              });
          return taken.get();
        });
  }

  /** Marks the synchronized documents of a source as deleted that are not in the given set. */
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
