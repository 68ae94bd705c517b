package dev.retune.feedback;

import dev.retune.db.Workspace;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The one door through which rows come in, from import, sync, collector and sample alike. A row is
 * known by its id at its source: stored when new, updated when changed, left alone otherwise.
 */
public final class FeedbackStore {
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
   * @throws dev.retune.fault.Unavailable when the workspace fails; nothing of the batch is stored
   */
  public StoreResult store(Source source, Batch batch) {
    return store(source, batch, connection -> {});
  }

  /**
   * The same with something more in the transaction, such as the watermark of a sync; it may run
   * more than once, when the transaction has to be tried again.
   */
  public StoreResult store(Source source, Batch batch, org.hibernate.jdbc.Work more) {
    return Transactions.retrying(
        () -> {
          AtomicReference<StoreResult> result = new AtomicReference<>();
          workspace.jdbc(
              connection -> {
                result.set(new BatchWriter(connection, source.id(), clock.instant()).write(batch));
                more.execute(connection);
              });
          return result.get();
        });
  }
}
