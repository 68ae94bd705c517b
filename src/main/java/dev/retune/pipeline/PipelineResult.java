package dev.retune.pipeline;

import dev.retune.feedback.ingest.ImportReport;
import dev.retune.retraining.run.RetrainingResult;
import dev.retune.retraining.trigger.TriggerReading;
import dev.retune.statistics.model.VoteStatistics;
import java.util.List;

/**
 * What one pass of the loop did, in its order.
 *
 * @param sync one report a source
 * @param stats of the configured window
 * @param trigger as it stood after this check
 * @param run what became of re-embedding
 * @param report of the last full week
 */
public record PipelineResult(
    List<ImportReport> sync,
    VoteStatistics stats,
    TriggerReading trigger,
    RetrainingResult run,
    SentReport report) {}
