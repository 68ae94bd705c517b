package dev.retune.knowledge.model;

import java.util.Optional;

/**
 * A fix with what follows from the live index, the trials and its source.
 *
 * @param live whether the live index was built with it
 * @param trial the newest trial of its present text
 */
public record FixStatus(KnowledgeFix fix, FixState state, boolean live, Optional<FixTrial> trial) {}
