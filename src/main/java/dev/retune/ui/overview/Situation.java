package dev.retune.ui.overview;

import dev.retune.index.IndexVersion;
import dev.retune.retrain.TriggerReading;
import dev.retune.stats.Stats;
import java.util.Optional;

/** All that the screen shows, read together so that its parts agree. */
public record Situation(Stats stats, TriggerReading trigger, Optional<IndexVersion> live) {}
