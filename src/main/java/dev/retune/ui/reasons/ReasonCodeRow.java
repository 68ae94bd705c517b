package dev.retune.ui.reasons;

import dev.retune.reasons.model.ReasonCode;

/**
 * A code as the list shows it.
 *
 * @param name in the user's language
 * @param votes of the window under it, as figures
 * @param fraction its share of the largest, 0 to 1
 * @param key the digit that files a reason under it; empty when it has none
 */
public record ReasonCodeRow(
    ReasonCode code, String name, String votes, double fraction, String key) {}
