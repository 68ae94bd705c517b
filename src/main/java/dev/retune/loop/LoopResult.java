package dev.retune.loop;

import dev.retune.feedback.ImportReport;
import dev.retune.retrain.RetrainResult;
import dev.retune.retrain.TriggerReading;
import dev.retune.stats.Stats;
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
public record LoopResult(
    List<ImportReport> sync,
    Stats stats,
    TriggerReading trigger,
    RetrainResult run,
    SentReport report) {}
