package dev.retune.prompting.run;

import dev.retune.prompting.model.PromptVersion;
import java.util.Optional;

/**
 * A run that a person asks for.
 *
 * @param prompt name of the prompt
 * @param proposal a version that is tried instead of new proposals
 * @param cases most disliked, and most liked questions for the gate
 */
public record PromptRunRequest(
    String prompt,
    CaseSelection selection,
    Optional<PromptVersion> proposal,
    PromptRunSettings settings,
    int cases,
    String who) {}
