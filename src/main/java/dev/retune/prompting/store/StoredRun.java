package dev.retune.prompting.store;

import dev.retune.common.i18n.StoredText;
import java.time.Instant;
import java.util.Optional;

/**
 * A run as stored.
 *
 * @param prompt name of the prompt
 * @param base id of the version that was live when it began
 * @param settings JSON of its settings
 * @param proposal id of the version that was chosen for the gate
 * @param outcome JSON of its outcome
 * @param why the last thing that happened, one sentence; its text may be empty
 * @param owner identity of the process that works on it; empty for none
 */
public record StoredRun(
    long id,
    String prompt,
    long base,
    PromptRunState state,
    String settings,
    Optional<Long> proposal,
    Optional<String> outcome,
    StoredText why,
    String owner,
    String who,
    Instant startedAt,
    Instant changedAt) {}
