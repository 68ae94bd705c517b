package dev.retune.retrain;

import dev.retune.db.SqlTime;
import dev.retune.db.Workspace;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.StatelessSession;

/** The trigger's rows: one a check, and one a change by a run. */
final class TriggerChecks {
  private final Workspace workspace;

  TriggerChecks(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Where the trigger was left, and by which run. */
  record Kept(TriggerState state, Optional<Long> run) {}

  Optional<Kept> newest() {
    return workspace.read(
        session ->
            session
                .createNativeQuery(
                    "select * from trigger_check order by id desc", TriggerCheckRow.class)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .map(row -> new Kept(row.triggerState(), Optional.ofNullable(row.run)))
                .findFirst());
  }

  /**
   * A row to be written.
   *
   * @param run at work, or that came to its end
   */
  record Check(TriggerState state, Reading reading, String why, Optional<Long> run, Instant now) {
    void writeTo(StatelessSession session) {
      TriggerCheckRow row = new TriggerCheckRow();
      row.state = state.phase();
      row.why = Sentence.fitting(why);
      row.windowFrom = SqlTime.micros(reading.from());
      row.windowTo = SqlTime.micros(reading.to());
      row.votes = reading.ratio().votes();
      row.dislikes = reading.ratio().dislikes();
      row.streak = state.streak();
      row.stateSince = SqlTime.micros(state.since());
      row.run = run.orElse(null);
      row.checkedAt = SqlTime.micros(now);
      session.insert(row);
    }
  }
}
