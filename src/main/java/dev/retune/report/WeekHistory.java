package dev.retune.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.db.Workspace;
import dev.retune.index.IndexChange;
import dev.retune.index.IndexChanges;
import dev.retune.index.IndexVersion;
import dev.retune.report.WeeklyReport.Gate;
import dev.retune.report.WeeklyReport.Outcome;
import dev.retune.report.WeeklyReport.Switch;
import dev.retune.retrain.RetrainResult;
import dev.retune.retrain.Run;
import dev.retune.retrain.RunHistory;
import dev.retune.text.Json;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What re-embedding did in a stretch of time. */
final class WeekHistory {
  private static final Logger LOG = LoggerFactory.getLogger(WeekHistory.class);

  private static final Set<Run.State> TOLD =
      EnumSet.of(Run.State.PROMOTED, Run.State.REJECTED, Run.State.HELD, Run.State.FAILED);

  private final RunHistory runs;
  private final IndexChanges changes;
  private final JsonMapper mapper = Json.mapper();

  WeekHistory(Workspace workspace) {
    this.runs = new RunHistory(workspace);
    this.changes = new IndexChanges(workspace);
  }

  /** Runs that built or judged something, or broke. */
  List<Outcome> runs(Instant from, Instant to) {
    return runs.ended(TOLD, from, to).stream()
        .map(
            run ->
                new Outcome(
                    run.id(),
                    run.state().name(),
                    run.version().map(IndexVersion::label),
                    run.result().flatMap(this::gate)))
        .toList();
  }

  /** Promotions and rollbacks. */
  List<Switch> switches(Instant from, Instant to) {
    return changes.between(from, to).stream()
        .map(
            change ->
                new Switch(
                    change.at(), change.kind() == IndexChange.Kind.ROLLBACK, change.version()))
        .toList();
  }

  /** The version that answered just before a moment. */
  Optional<String> live(Instant before) {
    return changes.liveBefore(before);
  }

  private Optional<Gate> gate(String json) {
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
