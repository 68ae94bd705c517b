package dev.retune.reasons;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.audit.AuditEntry;
import dev.retune.audit.AuditLog;
import dev.retune.db.SqlTime;
import dev.retune.db.Workspace;
import dev.retune.fault.Refused;
import dev.retune.text.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.hibernate.StatelessSession;

/** The versions of the list of reason codes: every change is a new one, and none is ever lost. */
public final class ReasonLists {
  private final Workspace workspace;
  private final Clock clock;
  private final JsonMapper json = Json.mapper();

  /** Over one workspace. */
  public ReasonLists(Workspace workspace, Clock clock) {
    this.workspace = workspace;
    this.clock = clock;
  }

  /** When a version came, and by whom. */
  public record Change(long version, String who, Instant at) {}

  /** The list that holds now. */
  public ReasonList current() {
    return workspace.read(this::current);
  }

  /** The newest changes first, at most so many. */
  public List<Change> changes(int limit) {
    return workspace.read(
        session ->
            session
                .createSelectionQuery(
                    "select version, who, changedAt from ReasonListRow order by version desc",
                    Change.class)
                .setMaxResults(limit)
                .getResultList());
  }

  /**
   * Keeps a changed list as the next version, with its audit row.
   *
   * @param changed made from the version that holds now
   * @throws Refused when somebody else has changed the list since
   */
  public ReasonList save(ReasonList changed, String who) {
    return workspace.write(
        session -> {
          ReasonList before = current(session);
          if (before.version() != changed.version()) {
            throw new Refused("reasons.changedMeanwhile");
          }
          ReasonList next = new ReasonList(before.version() + 1, changed.codes());
          Instant now = SqlTime.now(clock);
          ReasonListRow row = new ReasonListRow();
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

  private ReasonList current(StatelessSession session) {
    return session
        .createSelectionQuery("from ReasonListRow order by version desc", ReasonListRow.class)
        .setMaxResults(1)
        .uniqueResultOptional()
        .map(row -> new ReasonList(row.version, read(row.codes)))
        .orElseGet(() -> new ReasonList(0, ReasonCodes.standard()));
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
      throw new IllegalStateException("the stored list of reason codes", e);
    }
  }
}
