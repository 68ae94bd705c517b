package dev.retune.ui.overview;

import dev.retune.collect.Burst;
import dev.retune.index.IndexVersion;
import dev.retune.retrain.Effect;
import dev.retune.retrain.Quality;
import dev.retune.retrain.TriggerReading;
import dev.retune.stats.ReasonShare;
import dev.retune.stats.Stats;
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
public record Situation(
    Stats stats,
    List<ReasonShare> reasonsBefore,
    TriggerReading trigger,
    Optional<IndexVersion> live,
    Optional<Quality> quality,
    Optional<Effect> effect,
    List<Event> events,
    List<Burst> bursts) {}
