package dev.retune.ui.overview;

import dev.retune.clustering.model.TopicState;
import dev.retune.collector.quarantine.VoteBurst;
import dev.retune.index.version.IndexVersion;
import dev.retune.retraining.gate.RetrievalQuality;
import dev.retune.retraining.model.PromotionEffect;
import dev.retune.retraining.trigger.TriggerReading;
import dev.retune.statistics.model.ReasonShare;
import dev.retune.statistics.model.VoteStatistics;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All data of the screen, read in one go so that it is consistent.
 *
 * @param reasonsBefore the reasons in the previous period
 * @param live the live version
 * @param quality the gate's measurements of that version
 * @param effect the user votes after its promotion
 * @param events the events in the period, oldest first
 * @param bursts the bursts that are or were quarantined
 * @param newestVote the time of the newest of all votes
 * @param topics what was computed of topics last
 */
public record OverviewSnapshot(
    VoteStatistics stats,
    List<ReasonShare> reasonsBefore,
    TriggerReading trigger,
    Optional<IndexVersion> live,
    Optional<RetrievalQuality> quality,
    Optional<PromotionEffect> effect,
    List<TimelineEvent> events,
    List<VoteBurst> bursts,
    Optional<Instant> newestVote,
    Optional<TopicState> topics) {}
