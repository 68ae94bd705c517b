package dev.retune.sample.content;

import java.util.List;
import java.util.Map;

/**
 * Phrases of the assistant and its users in one language.
 *
 * @param openers first sentences of answers
 * @param closers last sentences of answers
 * @param frames phrasings of a question, which replaces {@code {q}}
 * @param reasons texts written with a dislike, by reason code
 * @param praise texts written with a like
 */
public record PhraseBook(
    List<String> openers,
    List<String> closers,
    List<String> frames,
    Map<String, List<String>> reasons,
    List<String> praise) {}
