package dev.retune.index.golden;

/**
 * The golden set in figures.
 *
 * @param questions in all
 * @param tuning in the half that configurations are chosen on
 * @param gate in the half that candidates are judged on
 * @param nearDuplicates questions that follow an older one, with a cosine of 0.95 or more, to its
 *     half
 * @param likes pairs of question and document from undisputed likes
 * @param decisions pairs that reviewers named
 * @param imported pairs that were brought along
 * @param disputed liked pairs that are left out because someone disliked the same
 * @param documents that answer them
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
    int documents) {}
