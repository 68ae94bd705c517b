package dev.retune.feedback.explanation;

import java.util.Optional;

/**
 * What a source that can be read looks like from outside, before anything is counted.
 *
 * @param product name of the recognized product
 * @param tables number of tables and views; 0 for an API
 */
public record ConnectionFinding(Optional<String> product, int tables) {}
