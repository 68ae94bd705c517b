package dev.retune.embedding.model;

import dev.retune.embedding.model.ModelSpec.Pooling;

/**
 * How a model wants to be used.
 *
 * @param pooling how token vectors become one
 * @param queryPrefix put before a query
 * @param passagePrefix put before a passage
 * @param maxTokens longest input, special tokens included
 * @param normalize whether vectors are brought to length one
 * @param projected whether a dense layer follows the pooling, which only an ONNX file that gives
 *     whole-text vectors can hold
 */
public record ModelSettings(
    Pooling pooling,
    String queryPrefix,
    String passagePrefix,
    int maxTokens,
    boolean normalize,
    boolean projected) {}
