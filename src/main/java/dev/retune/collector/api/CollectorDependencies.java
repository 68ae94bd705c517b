package dev.retune.collector.api;

import dev.retune.collector.model.PromptPort;
import dev.retune.collector.model.SearchPort;
import dev.retune.feedback.repository.SourceRepository;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.persistence.Workspace;
import java.time.Clock;

/** The services that the collector uses; its owner closes them after it. */
public record CollectorDependencies(
    Workspace workspace,
    SourceRepository sources,
    FeedbackStore store,
    SearchPort search,
    PromptPort prompts,
    Clock clock) {}
