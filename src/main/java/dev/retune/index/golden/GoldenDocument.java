package dev.retune.index.golden;

/**
 * A document that answers a question.
 *
 * @param source the name of its source
 * @param id its id at the source
 */
public record GoldenDocument(String source, String id) {}
