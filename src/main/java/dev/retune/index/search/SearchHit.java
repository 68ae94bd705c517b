package dev.retune.index.search;

/**
 * A document found by a search.
 *
 * @param documentId the workspace's id
 * @param externalId the id at its source; not unique across sources
 * @param score higher is better: cosine (-1 to 1) in dense mode, BM25 (0 and up) in lexical mode,
 *     weighted standard scores (any sign) in hybrid mode, which include the reranker's; comparable
 *     within one search only
 * @param title may be empty
 * @param section may be empty
 * @param text the best matching part of the body
 */
public record SearchHit(
    long documentId, String externalId, double score, String title, String section, String text) {}
