package dev.retune.clustering.model;

import dev.retune.clustering.model.TopicSummary.WeekCount;
import dev.retune.statistics.model.ConfidenceInterval;
import java.util.List;

/**
 * A topic among some of the dislikes: those that stand after review, or those of one source, model
 * or prompt version.
 *
 * @param dislikes in all
 * @param weeks dislikes of each week, by its Monday, without gaps
 * @param share of this week's dislikes of the same kind, 0 to 1
 * @param interval 95 % Wilson interval of the share
 * @param finding adjusted for the number of topics
 */
public record TopicTrend(
    int dislikes,
    List<WeekCount> weeks,
    double share,
    ConfidenceInterval interval,
    BadgeFinding finding) {}
