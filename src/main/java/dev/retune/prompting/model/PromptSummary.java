package dev.retune.prompting.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A prompt in the list.
 *
 * @param live number of the live version
 */
public record PromptSummary(String name, int versions, Optional<Integer> live, Instant createdAt) {}
