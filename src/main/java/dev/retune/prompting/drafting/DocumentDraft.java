package dev.retune.prompting.drafting;

import dev.retune.prompting.endpoint.SpentCost;

/**
 * A document that a language model has written and nobody has checked.
 *
 * @param model who wrote it
 */
public record DocumentDraft(String model, String title, String text, SpentCost cost) {}
