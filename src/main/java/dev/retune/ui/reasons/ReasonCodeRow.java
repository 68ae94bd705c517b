package dev.retune.ui.reasons;

import dev.retune.reasons.model.ReasonCode;

/**
 * A row of the code list.
 *
 * @param name the name in the user's language
 * @param votes the formatted votes in the time window
 * @param fraction the share relative to the largest, 0 to 1
 * @param key the digit that assigns a reason to the code; empty if there is none
 */
public record ReasonCodeRow(
    ReasonCode code, String name, String votes, double fraction, String key) {}
