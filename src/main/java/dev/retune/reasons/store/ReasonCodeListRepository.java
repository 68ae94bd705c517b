package dev.retune.reasons.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.common.error.RefusedException;
import dev.retune.common.text.JsonFormat;
import dev.retune.persistence.SqlTime;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.audit.AuditEntry;
import dev.retune.persistence.audit.AuditLog;
import dev.retune.reasons.model.BuiltInReasonCodes;
import dev.retune.reasons.model.ReasonCode;
import dev.retune.reasons.model.ReasonCodeList;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.hibernate.StatelessSession;

/** Stores the versions of the list of reason codes; every change adds one, and none is deleted. */
public final class ReasonCodeListRepository {
  private final Workspace workspace;
  private final Clock clock;
  private final JsonMapper json = JsonFormat.mapper();

  /** Creates a repository for a workspace. */
  public ReasonCodeListRepository(Workspace workspace, Clock clock) {
    this.workspace = workspace;
    this.clock = clock;
  }

  /** When a version was created, and by whom. */
  public record Change(long version, String who, Instant at) {}

  /** The current list. */
  public ReasonCodeList current() {
    return workspace.read(this::current);
  }

  /** The latest changes, newest first. */
  public List<Change> changes(int limit) {
    return workspace.read(
        session ->
            session
                .createSelectionQuery(
                    "select version, who, changedAt from ReasonCodeListEntity order by version desc",
                    Change.class)
                .setMaxResults(limit)
                .getResultList());
  }

  /**
   * Stores a changed list as the next version, with an audit entry.
   *
   * @param changed derived from the current version
   * @throws RefusedException when the list has been changed by someone else in the meantime
   */
  public ReasonCodeList save(ReasonCodeList changed, String who) {
    return workspace.write(
        session -> {
          ReasonCodeList before = current(session);
          if (before.version() != changed.version()) {
            throw new RefusedException("reasons.changedMeanwhile");
          }
          ReasonCodeList next = new ReasonCodeList(before.version() + 1, changed.codes());
          Instant now = SqlTime.now(clock);
          ReasonCodeListEntity row = new ReasonCodeListEntity();
          row.version = next.version();
          row.codes = written(next.codes());
          row.who = who;
          row.changedAt = now;
          session.insert(row);
          AuditLog.add(
              session,
              new AuditEntry(
                  now,
                  who,
                  "reasons",
                  "reason list " + next.version(),
                  written(before.codes()),
                  written(next.codes())));
          return next;
        });
  }

  private ReasonCodeList current(StatelessSession session) {
    return session
        .createSelectionQuery(
            "from ReasonCodeListEntity order by version desc", ReasonCodeListEntity.class)
        .setMaxResults(1)
        .uniqueResultOptional()
        .map(row -> new ReasonCodeList(row.version, read(row.codes)))
        .orElseGet(() -> new ReasonCodeList(0, BuiltInReasonCodes.standard()));
  }

  private String written(List<ReasonCode> codes) {
    try {
      return json.writeValueAsString(codes);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<ReasonCode> read(String codes) {
    try {
      return json.readValue(codes, new TypeReference<List<ReasonCode>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the stored list of reason codes is invalid", e);
    }
  }
}
