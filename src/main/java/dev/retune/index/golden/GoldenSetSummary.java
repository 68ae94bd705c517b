package dev.retune.index.golden;

/**
 * The golden set in figures.
 *
 * @param questions total number of questions
 * @param tuning number in the half used for tuning
 * @param gate number in the half used for judging candidates
 * @param nearDuplicates number of questions that follow an older one (cosine of at least 0.95) into
 *     its half
 * @param likes question-document pairs from undisputed likes
 * @param decisions question-document pairs named by reviewers
 * @param imported question-document pairs from imported files
 * @param disputed liked pairs left out because the same answer was also disliked
 * @param severalDocuments liked answers left out because they were given several documents, of
 *     which no reviewer has named one
 * @param documents number of documents that answer the questions
 */
public record GoldenSetSummary(
    int questions,
    int tuning,
    int gate,
    int nearDuplicates,
    int likes,
    int decisions,
    int imported,
    int disputed,
    long severalDocuments,
    int documents) {}
