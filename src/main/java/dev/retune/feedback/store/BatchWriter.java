package dev.retune.feedback.store;

import dev.retune.feedback.model.InputBatch;
import dev.retune.feedback.model.RowCounts;
import dev.retune.feedback.model.StoreResult;
import dev.retune.feedback.repository.JdbcOperations;
import dev.retune.persistence.StorableText;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;

/** Writes one batch of one source within the connection's transaction. */
final class BatchWriter {
  private final Connection connection;
  private final long source;
  private final Instant now;
  private final boolean synced;
  private final DislikeListener listener;

  BatchWriter(
      Connection connection, long source, Instant now, boolean synced, DislikeListener listener) {
    this.connection = connection;
    this.source = source;
    this.now = StorableText.time(now);
    this.synced = synced;
    this.listener = listener;
  }

  StoreResult write(InputBatch batch, Set<String> noVotes) throws SQLException {
    long change = JdbcOperations.lockForChange(connection, source);
    RollupDelta rollups = new RollupDelta();
    var documents = new DocumentWriter(connection, source).write(batch.documents());
    var conversations =
        new ConversationWriter(connection, source, now, rollups).write(batch.conversations());
    LatestVotes latest = new LatestVotes(connection, source, now, change, rollups);
    VoteWriter voteWriter =
        new VoteWriter(connection, source, now, rollups, change, synced, latest);
    voteWriter.touch(conversations.updates().keySet());
    voteWriter.join(conversations.inserts().keySet());
    var votes = voteWriter.write(batch.votes());
    long takenBack =
        new VoteRemover(connection, source, now, change, latest).byIds(noVotes, rollups);
    long replaced = latest.settle();
    var evaluations = new EvaluationWriter(connection, source, now).write(batch.evaluations());
    rollups.apply(connection, source, listener);
    return new StoreResult(
        new RowCounts(
            documents.rowsStored(),
            conversations.rowsStored(),
            votes.rowsStored(),
            evaluations.rowsStored()),
        new RowCounts(
            documents.rowsChanged(),
            conversations.rowsChanged(),
            votes.rowsChanged(),
            evaluations.rowsChanged()),
        new RowCounts(
            documents.rowsUnchanged(),
            conversations.rowsUnchanged(),
            votes.rowsUnchanged(),
            evaluations.rowsUnchanged()),
        voteWriter.waiting(),
        takenBack + voteWriter.takenBack(),
        replaced,
        conversations.places());
  }
}
