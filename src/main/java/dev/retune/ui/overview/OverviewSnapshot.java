package dev.retune.ui.overview;

import dev.retune.collector.quarantine.VoteBurst;
import dev.retune.index.version.IndexVersion;
import dev.retune.retraining.gate.RetrievalQuality;
import dev.retune.retraining.model.PromotionEffect;
import dev.retune.retraining.trigger.TriggerReading;
import dev.retune.statistics.model.ReasonShare;
import dev.retune.statistics.model.VoteStatistics;
import java.util.List;
import java.util.Optional;

/**
 * All that the screen shows, read together so that its parts agree.
 *
 * @param reasonsBefore the reasons of the window before
 * @param live the version that answers
 * @param quality what the gate measured of it
 * @param effect what users made of its promotion
 * @param events of the window, oldest first
 * @param bursts of votes that are held, or were
 */
public record OverviewSnapshot(
    VoteStatistics stats,
    List<ReasonShare> reasonsBefore,
    TriggerReading trigger,
    Optional<IndexVersion> live,
    Optional<RetrievalQuality> quality,
    Optional<PromotionEffect> effect,
    List<TimelineEvent> events,
    List<VoteBurst> bursts) {}
