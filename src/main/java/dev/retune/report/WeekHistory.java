package dev.retune.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.db.Workspace;
import dev.retune.index.IndexVersion;
import dev.retune.report.WeeklyReport.Gate;
import dev.retune.report.WeeklyReport.Outcome;
import dev.retune.report.WeeklyReport.Switch;
import dev.retune.retrain.RetrainResult;
import dev.retune.text.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What re-embedding did in a stretch of time. */
final class WeekHistory {
  private static final Logger LOG = LoggerFactory.getLogger(WeekHistory.class);

  private final Workspace workspace;
  private final JsonMapper mapper = Json.mapper();

  WeekHistory(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Runs that built or judged something, or broke. */
  List<Outcome> runs(Instant from, Instant to) {
    return workspace.read(
        s ->
            s
                .createNativeQuery(
                    "select id, state, version_id, result from run where ended_at >= :from and"
                        + " ended_at < :to and state in ('PROMOTED', 'REJECTED', 'HELD', 'FAILED')"
                        + " order by ended_at, id",
                    Object[].class)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList()
                .stream()
                .map(
                    r ->
                        new Outcome(
                            ((Number) r[0]).longValue(),
                            (String) r[1],
                            label(r[2]),
                            gate((String) r[3])))
                .toList());
  }

  /** Promotions and rollbacks. */
  List<Switch> switches(Instant from, Instant to) {
    return workspace.read(
        s ->
            s
                .createNativeQuery(
                    "select changed_at, kind, to_version from index_change where changed_at >="
                        + " :from and changed_at < :to order by changed_at, id",
                    Object[].class)
                .addScalar("changed_at", Instant.class)
                .addScalar("kind", String.class)
                .addScalar("to_version", Long.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList()
                .stream()
                .map(
                    r ->
                        new Switch(
                            (Instant) r[0],
                            r[1].equals("ROLLBACK"),
                            IndexVersion.label((Long) r[2])))
                .toList());
  }

  /** The version that answered just before a moment. */
  Optional<String> live(Instant before) {
    return workspace.read(
        s ->
            s
                .createNativeQuery(
                    "select to_version from index_change where changed_at < :before"
                        + " order by changed_at desc, id desc",
                    Long.class)
                .setParameter("before", before)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .map(IndexVersion::label)
                .findFirst());
  }

  private static Optional<String> label(@Nullable Object id) {
    return Optional.ofNullable((Number) id).map(n -> IndexVersion.label(n.longValue()));
  }

  private Optional<Gate> gate(@Nullable String json) {
    if (json == null) {
      return Optional.empty();
    }
    try {
      RetrainResult result = mapper.readValue(json, RetrainResult.class);
      return result
          .gate()
          .flatMap(
              gate ->
                  result
                      .baseline()
                      .flatMap(
                          live ->
                              result
                                  .candidate()
                                  .map(
                                      candidate ->
                                          new Gate(
                                              live.ndcgAt10(),
                                              candidate.ndcgAt10(),
                                              gate.pValue(),
                                              gate.questions()))));
    } catch (JsonProcessingException e) {
      // a run of another kind; the report goes without its figures
      LOG.info("a run's result holds no gate: {}", e.getOriginalMessage());
      return Optional.empty();
    }
  }
}
