package dev.retune.sample.content;

import java.util.List;
import java.util.Map;

/**
 * How the assistant and its users speak in one language.
 *
 * @param openers what answers begin with
 * @param closers what answers end with
 * @param frames ways to put a question, which stands at {@code {q}}
 * @param reasons what people write with a dislike, by reason code
 * @param praise what people write with a like
 */
public record PhraseBook(
    List<String> openers,
    List<String> closers,
    List<String> frames,
    Map<String, List<String>> reasons,
    List<String> praise) {}
