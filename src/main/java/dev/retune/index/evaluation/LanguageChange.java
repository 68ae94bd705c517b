package dev.retune.index.evaluation;

import dev.retune.common.i18n.Message;
import dev.retune.common.i18n.Texts;
import dev.retune.common.language.TextLanguage;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Two versions compared on the questions of one language.
 *
 * @param questions the language of the questions
 * @param documents the language of their relevant documents
 * @param live nDCG@10 of the live version, 0 to 1
 * @param candidate nDCG@10 of the candidate
 */
public record LanguageChange(
    TextLanguage questions, TextLanguage documents, double live, double candidate) {

  /** The languages that both evaluations tell apart. */
  public static List<LanguageChange> between(RetrievalEvaluation live, RetrievalEvaluation other) {
    return live.languages().stream()
        .flatMap(
            before ->
                other.languages().stream()
                    .filter(after -> after.questions() == before.questions())
                    .filter(after -> after.documents() == before.documents())
                    .map(
                        after ->
                            new LanguageChange(
                                before.questions(),
                                before.documents(),
                                before.ndcgAt10(),
                                after.ndcgAt10())))
        .toList();
  }

  /** The changes on a line, such as {@code Korean +8.2, English +0.0}; in points of nDCG@10. */
  public static String text(Texts texts, List<LanguageChange> changes) {
    return messages(changes).stream().map(texts::get).collect(Collectors.joining(", "));
  }

  /** The parts of that line. */
  public static List<Message> messages(List<LanguageChange> changes) {
    return changes.stream()
        .map(
            each ->
                Message.of(
                    "index.language.change",
                    name(each.questions(), each.documents()),
                    100 * (each.candidate() - each.live())))
        .toList();
  }

  /** The name of a language of questions, with that of the documents when it differs. */
  public static String name(Texts texts, TextLanguage questions, TextLanguage documents) {
    return texts.get(name(questions, documents));
  }

  private static Message name(TextLanguage questions, TextLanguage documents) {
    Message asked = Message.of("index.language." + questions.name());
    return documents == questions || documents == TextLanguage.NONE
        ? asked
        : Message.of(
            "index.language.over", asked, Message.of("index.language." + documents.name()));
  }
}
