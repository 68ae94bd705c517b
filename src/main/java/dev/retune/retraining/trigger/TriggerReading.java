package dev.retune.retraining.trigger;

import dev.retune.retraining.model.TriggerState.Phase;
import java.time.Instant;

/**
 * The trigger as people see it.
 *
 * @param state its station
 * @param why one sentence in the user's language
 * @param from first instant of the window
 * @param to first instant after it
 * @param votes in the window
 * @param dislikes among them
 * @param lower what the true ratio exceeds with 95 % confidence, 0 to 1
 */
public record TriggerReading(
    Phase state, String why, Instant from, Instant to, long votes, long dislikes, double lower) {}
