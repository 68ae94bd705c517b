package dev.retune.embedding.model;

import dev.retune.embedding.model.ModelSpec.Pooling;

/**
 * How to use a model.
 *
 * @param pooling how token vectors are combined
 * @param queryPrefix prepended to queries
 * @param passagePrefix prepended to passages
 * @param maxTokens longest input, including special tokens
 * @param normalize whether vectors are scaled to length one
 * @param projected whether a dense layer follows the pooling; the ONNX file must then include it
 *     and return one vector per text
 */
public record ModelSettings(
    Pooling pooling,
    String queryPrefix,
    String passagePrefix,
    int maxTokens,
    boolean normalize,
    boolean projected) {}
