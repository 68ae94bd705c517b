package dev.retune.knowledge.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.common.text.JsonFormat;
import dev.retune.knowledge.model.FixTrial;
import dev.retune.knowledge.model.FixTrial.TrialFindings;
import dev.retune.knowledge.model.TrialVerdict;
import dev.retune.persistence.RecordQuery;
import dev.retune.persistence.SqlTime;
import dev.retune.persistence.TransactionContext;
import dev.retune.persistence.Workspace;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Stores the trials of fixes. */
public final class TrialRepository {
  private final Workspace workspace;
  private final JsonMapper json = JsonFormat.mapper();

  /** For one workspace. */
  public TrialRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  /** A row of knowledge_trial. */
  public record TrialRow(
      long id,
      long versionId,
      long baselineId,
      String verdict,
      String result,
      String who,
      Instant triedAt) {}

  /** A row of knowledge_trial_revision. */
  public record RevisionOfTrial(long trialId, long revisionId) {}

  /** All trials, newest first. */
  public List<FixTrial> all() {
    return workspace.read(
        session -> {
          Map<Long, List<Long>> revisions = new HashMap<>();
          RecordQuery.of(
                  session,
                  "select trial_id, revision_id from knowledge_trial_revision order by revision_id",
                  RevisionOfTrial.class)
              .getResultList()
              .forEach(
                  row ->
                      revisions
                          .computeIfAbsent(row.trialId(), id -> new ArrayList<>())
                          .add(row.revisionId()));
          return RecordQuery.of(
                  session,
                  "select id, version_id, baseline_id, verdict, result, who, tried_at"
                      + " from knowledge_trial order by id desc",
                  TrialRow.class)
              .getResultList()
              .stream()
              .map(row -> trial(row, revisions.getOrDefault(row.id(), List.of())))
              .toList();
        });
  }

  private FixTrial trial(TrialRow row, List<Long> revisions) {
    try {
      return new FixTrial(
          row.id(),
          row.versionId(),
          row.baselineId(),
          revisions,
          TrialVerdict.valueOf(row.verdict()),
          json.readValue(row.result(), TrialFindings.class),
          row.who(),
          row.triedAt());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("trial " + row.id() + " cannot be read", e);
    }
  }

  /** Stores a trial, in the transaction that stores the candidate's state; its id is ignored. */
  public void add(TransactionContext transaction, FixTrial trial) {
    AtomicLong made = new AtomicLong();
    transaction.jdbc(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "insert into knowledge_trial (version_id, baseline_id, verdict, result, who,"
                      + " tried_at) values (?, ?, ?, ?, ?, ?)",
                  new String[] {"id"})) {
            insert.setLong(1, trial.versionId());
            insert.setLong(2, trial.baselineId());
            insert.setString(3, trial.verdict().name());
            insert.setString(4, written(trial.findings()));
            insert.setString(5, trial.who());
            insert.setObject(6, SqlTime.parameter(trial.triedAt()));
            insert.executeUpdate();
            try (ResultSet key = insert.getGeneratedKeys()) {
              key.next();
              made.set(key.getLong(1));
            }
          }
        });
    for (long revision : trial.revisions()) {
      transaction
          .session()
          .createNativeMutationQuery(
              "insert into knowledge_trial_revision (trial_id, revision_id)"
                  + " values (:trial, :revision)")
          .setParameter("trial", made.get())
          .setParameter("revision", revision)
          .executeUpdate();
    }
  }

  private String written(TrialFindings findings) {
    try {
      return json.writeValueAsString(findings);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
