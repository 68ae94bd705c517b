package dev.retune.report.weekly;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.common.text.JsonFormat;
import dev.retune.index.evaluation.LanguageChange;
import dev.retune.index.version.IndexChange;
import dev.retune.index.version.IndexChangeRepository;
import dev.retune.index.version.IndexVersion;
import dev.retune.persistence.Workspace;
import dev.retune.report.weekly.WeeklyReport.Gate;
import dev.retune.report.weekly.WeeklyReport.Outcome;
import dev.retune.report.weekly.WeeklyReport.Switch;
import dev.retune.retraining.model.PipelineRun;
import dev.retune.retraining.run.RetrainingResult;
import dev.retune.retraining.store.RunHistoryRepository;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the re-embedding runs of a period. */
public final class WeeklyRunHistory {
  private static final Logger LOG = LoggerFactory.getLogger(WeeklyRunHistory.class);

  private static final Set<PipelineRun.State> TOLD =
      EnumSet.of(
          PipelineRun.State.PROMOTED,
          PipelineRun.State.REJECTED,
          PipelineRun.State.HELD,
          PipelineRun.State.FAILED);

  private final RunHistoryRepository runs;
  private final IndexChangeRepository changes;
  private final JsonMapper mapper = JsonFormat.mapper();

  public WeeklyRunHistory(Workspace workspace) {
    this.runs = new RunHistoryRepository(workspace);
    this.changes = new IndexChangeRepository(workspace);
  }

  /** Runs that built or evaluated something, or failed. */
  public List<Outcome> runs(Instant from, Instant to) {
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
  public List<Switch> switches(Instant from, Instant to) {
    return changes.between(from, to).stream()
        .map(
            change ->
                new Switch(
                    change.at(), change.kind() == IndexChange.Kind.ROLLBACK, change.version()))
        .toList();
  }

  /** The version that was live just before an instant. */
  public Optional<String> live(Instant before) {
    return changes.liveBefore(before);
  }

  private Optional<Gate> gate(String json) {
    try {
      RetrainingResult result = mapper.readValue(json, RetrainingResult.class);
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
                                              gate.questions(),
                                              LanguageChange.between(live, candidate)))));
    } catch (JsonProcessingException e) {
      // a run of another kind; the report omits its figures
      LOG.info("The result of a run has no gate: {}", e.getOriginalMessage());
      return Optional.empty();
    }
  }
}
