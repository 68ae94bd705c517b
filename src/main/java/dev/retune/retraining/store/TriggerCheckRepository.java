package dev.retune.retraining.store;

import dev.retune.common.i18n.StoredText;
import dev.retune.common.i18n.StoredTextJson;
import dev.retune.persistence.SqlTime;
import dev.retune.persistence.TransactionContext;
import dev.retune.persistence.Workspace;
import dev.retune.retraining.model.TriggerState;
import dev.retune.retraining.model.WindowReading;
import java.time.Instant;
import java.util.Optional;

/** Stores the trigger's state: one row per check, and one per change by a run. */
public final class TriggerCheckRepository {
  private final Workspace workspace;

  public TriggerCheckRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  /** The current state, and the run that set it. */
  public record Kept(TriggerState state, Optional<Long> run) {}

  public Optional<Kept> newest() {
    return workspace.read(
        session ->
            session
                .createNativeQuery(
                    "select * from trigger_check order by id desc", TriggerCheckEntity.class)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .map(row -> new Kept(row.triggerState(), Optional.ofNullable(row.run)))
                .findFirst());
  }

  /**
   * A row to be written.
   *
   * @param run the run in progress, or the one that ended
   */
  public record Check(
      TriggerState state, WindowReading reading, StoredText why, Optional<Long> run, Instant now) {
    public void writeTo(TransactionContext transaction) {
      TriggerCheckEntity row = new TriggerCheckEntity();
      row.state = state.phase();
      row.why = SentenceTruncator.fitting(why.text());
      row.whyMessages = StoredTextJson.messages(why);
      row.windowFrom = SqlTime.micros(reading.from());
      row.windowTo = SqlTime.micros(reading.to());
      row.votes = reading.ratio().votes();
      row.dislikes = reading.ratio().dislikes();
      row.streak = state.streak();
      row.stateSince = SqlTime.micros(state.since());
      row.run = run.orElse(null);
      row.checkedAt = SqlTime.micros(now);
      transaction.session().insert(row);
    }
  }
}
