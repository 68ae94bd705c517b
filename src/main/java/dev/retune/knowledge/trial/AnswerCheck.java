package dev.retune.knowledge.trial;

import dev.retune.index.evaluation.RetrievalEvaluator;
import dev.retune.index.model.SearchMode;
import dev.retune.index.search.SearchHit;
import dev.retune.index.search.VersionSearcher;
import dev.retune.knowledge.model.CitedAnswer;
import dev.retune.knowledge.model.DocumentText;
import dev.retune.knowledge.model.FixTrial.CitedQuestion;
import dev.retune.knowledge.model.KnowledgeFix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Whether a candidate answers the disliked questions that a fix cites. A question counts as
 * answered when the fix's document is among the first {@value RetrievalEvaluator#DEPTH} documents
 * of a hybrid search and, for an edited document, the passage that matches best is not one that the
 * live index has too: the old words drew the dislike. A retired document answers nothing itself: a
 * document that is known to be right must be among the first, and where none is known, a person has
 * to say.
 */
final class AnswerCheck {
  private static final int BATCH = 128;

  private final VersionSearcher live;
  private final VersionSearcher candidate;

  AnswerCheck(VersionSearcher live, VersionSearcher candidate) {
    this.live = live;
    this.candidate = candidate;
  }

  /**
   * A fix with what its questions are compared with.
   *
   * @param before the document's text in the live index; empty for a new document
   */
  record Tried(KnowledgeFix fix, Optional<DocumentText> before) {}

  /**
   * A question that a fix cites.
   *
   * @param right external ids of the documents that are known to answer it
   */
  record Question(Tried tried, long conversationId, String text, Set<String> right) {}

  List<CitedQuestion> of(List<Question> questions) {
    List<CitedQuestion> found = new ArrayList<>();
    for (int from = 0; from < questions.size(); from += BATCH) {
      List<Question> batch = questions.subList(from, Math.min(from + BATCH, questions.size()));
      List<String> texts = batch.stream().map(Question::text).toList();
      List<List<SearchHit>> before = search(live, texts);
      List<List<SearchHit>> after = search(candidate, texts);
      for (int i = 0; i < batch.size(); i++) {
        found.add(checked(batch.get(i), before.get(i), after.get(i)));
      }
    }
    return found;
  }

  private static List<List<SearchHit>> search(VersionSearcher searcher, List<String> texts) {
    return searcher.search(texts, RetrievalEvaluator.DEPTH, SearchMode.HYBRID);
  }

  private static CitedQuestion checked(
      Question question, List<SearchHit> before, List<SearchHit> after) {
    KnowledgeFix fix = question.tried().fix();
    int rank = rank(after, fix.externalId());
    CitedAnswer answered =
        switch (fix.action()) {
          case NEW -> CitedAnswer.of(rank > 0);
          case EDIT ->
              CitedAnswer.of(rank > 0 && isNew(question.tried(), after.get(rank - 1).text()));
          case RETIRE -> withoutIt(question, after);
        };
    return new CitedQuestion(
        fix.label(),
        question.conversationId(),
        question.text(),
        rank(before, fix.externalId()),
        rank,
        answered);
  }

  private static CitedAnswer withoutIt(Question question, List<SearchHit> after) {
    Set<String> right = question.right();
    if (right.isEmpty() || right.equals(Set.of(question.tried().fix().externalId()))) {
      return CitedAnswer.UNKNOWN;
    }
    return CitedAnswer.of(after.stream().map(SearchHit::externalId).anyMatch(right::contains));
  }

  private static int rank(List<SearchHit> hits, String externalId) {
    return IntStream.range(0, hits.size())
        .filter(i -> hits.get(i).externalId().equals(externalId))
        .map(i -> i + 1)
        .findFirst()
        .orElse(0);
  }

  /** Whether a passage says something that the document did not say before. */
  private static boolean isNew(Tried tried, String passage) {
    DocumentText before = tried.before().orElse(DocumentText.NONE);
    DocumentText now = tried.fix().revision().text();
    boolean sameHead = before.title().equals(now.title()) && before.section().equals(now.section());
    return !sameHead || !before.contains(passage);
  }
}
