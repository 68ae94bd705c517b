package dev.retune.collect;

import dev.retune.db.Workspace;
import dev.retune.feedback.FeedbackStore;
import dev.retune.feedback.Sources;
import java.time.Clock;

/** What the collector works with; whoever starts it closes them after it. */
public record CollectorParts(
    Workspace workspace, Sources sources, FeedbackStore store, SearchDoor search, Clock clock) {}
