package dev.retune.prompting.run;

/**
 * The settings of a run, stored with it.
 *
 * @param seed of samples and orders
 * @param proposals number of proposals asked for
 * @param model model for proposals, and for answers of prompts that name none
 * @param judgeModel model that compares answers
 */
public record PromptRunSettings(long seed, int proposals, String model, String judgeModel) {}
