package dev.retune.prompting.store;

import dev.retune.persistence.RecordQuery;
import dev.retune.persistence.RetryingTransactions;
import dev.retune.persistence.SqlTime;
import dev.retune.persistence.Workspace;
import dev.retune.prompting.judging.Preference;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Stores which answers people preferred; the last decision on a case counts. */
public final class PromptPreferenceRepository {
  private final Workspace workspace;
  private final Clock clock;

  /** For one workspace. */
  public PromptPreferenceRepository(Workspace workspace, Clock clock) {
    this.workspace = workspace;
    this.clock = clock;
  }

  /** A row. */
  public record Row(int caseNumber, String preference) {}

  /** Stores a preference. */
  public void set(long run, int caseNumber, Preference preference, String who) {
    RetryingTransactions.retrying(
        () ->
            workspace.write(
                session -> {
                  session
                      .createNativeMutationQuery(
                          "delete from prompt_preference"
                              + " where run_id = :run and case_number = :case")
                      .setParameter("run", run)
                      .setParameter("case", caseNumber)
                      .executeUpdate();
                  return session
                      .createNativeMutationQuery(
                          "insert into prompt_preference (run_id, case_number, preference, who,"
                              + " decided_at) values (:run, :case, :preference, :who, :at)")
                      .setParameter("run", run)
                      .setParameter("case", caseNumber)
                      .setParameter("preference", preference.name())
                      .setParameter("who", who)
                      .setParameter("at", SqlTime.now(clock))
                      .executeUpdate();
                }));
  }

  /** Withdraws a preference. */
  public void remove(long run, int caseNumber) {
    RetryingTransactions.repeating(
        () ->
            workspace.write(
                session ->
                    session
                        .createNativeMutationQuery(
                            "delete from prompt_preference"
                                + " where run_id = :run and case_number = :case")
                        .setParameter("run", run)
                        .setParameter("case", caseNumber)
                        .executeUpdate()));
  }

  /** Returns the preferences of a run by case. */
  public Map<Integer, Preference> of(long run) {
    List<Row> rows =
        workspace.read(
            session ->
                RecordQuery.of(
                        session,
                        "select case_number, preference from prompt_preference where run_id = :run",
                        Row.class)
                    .setParameter("run", run)
                    .getResultList());
    return rows.stream()
        .collect(Collectors.toMap(Row::caseNumber, row -> Preference.valueOf(row.preference())));
  }
}
