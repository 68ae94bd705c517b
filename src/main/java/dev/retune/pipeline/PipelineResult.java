package dev.retune.pipeline;

import dev.retune.common.error.ApplicationException;
import dev.retune.feedback.ingest.ImportReport;
import dev.retune.publishing.model.PublishOutcome;
import dev.retune.retraining.run.RetrainingResult;
import dev.retune.retraining.trigger.TriggerReading;
import dev.retune.review.writeback.WriteBackReport;
import dev.retune.statistics.model.VoteStatistics;
import java.util.List;

/**
 * The results of one pass of the pipeline, in order.
 *
 * @param sync one report per source that was read
 * @param syncFailures why each of the other sources was not read
 * @param writeBack one report per source that decisions are written to
 * @param stats statistics of the configured period
 * @param trigger state of the trigger after this check
 * @param run outcome of retraining
 * @param published one outcome per target that was not up to date
 * @param report report of the last full week
 */
public record PipelineResult(
    List<ImportReport> sync,
    List<ApplicationException> syncFailures,
    List<WriteBackReport> writeBack,
    VoteStatistics stats,
    TriggerReading trigger,
    RetrainingResult run,
    List<PublishOutcome> published,
    SentReport report) {}
