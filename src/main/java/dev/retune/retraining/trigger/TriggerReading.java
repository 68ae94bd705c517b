package dev.retune.retraining.trigger;

import dev.retune.retraining.model.TriggerState.Phase;
import java.time.Instant;

/**
 * The state of the trigger for display.
 *
 * @param state its state
 * @param why one sentence in the user's language
 * @param from start of the window, inclusive
 * @param to end of the window, exclusive
 * @param votes number in the window
 * @param dislikes number among them
 * @param lower lower 95 % confidence bound of the true ratio, 0 to 1
 */
public record TriggerReading(
    Phase state, String why, Instant from, Instant to, long votes, long dislikes, double lower) {}
