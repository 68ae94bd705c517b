package dev.retune.ui.prompting;

import dev.retune.feedback.remote.PromptPick;

/**
 * A version of a prompt that is to be read from a source.
 *
 * @param source name of the source
 * @param prompt name of the prompt, there and here
 */
public record PromptImport(String source, String prompt, PromptPick pick) {}
