package dev.retune.prompting.run;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.feedback.model.Conversation;
import dev.retune.feedback.repository.DocumentRepository;
import dev.retune.feedback.repository.VotedAnswerRepository;
import dev.retune.feedback.repository.VotedAnswerRepository.DislikedAnswer;
import dev.retune.persistence.Workspace;
import dev.retune.review.decision.StandingDecisionRepository;
import dev.retune.review.decision.StandingDecisionRepository.Corrected;
import dev.retune.review.decision.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the cases of a run from votes, decisions and documents. */
public final class FeedbackCaseSource implements CaseSource {
  /** Reason codes that a prompt can answer: tone, length and clarity. */
  public static final Set<String> STYLE = Set.of("tone", "too_long", "unclear");

  private static final int MOST = 5_000;
  private static final int PASSAGES = 5;
  private static final int LONGEST_PASSAGE = 2_000;

  private final VotedAnswerRepository answers;
  private final StandingDecisionRepository decisions;
  private final DocumentRepository documents;
  private final Function<List<String>, int[]> families;
  private final Function<String, List<String>> search;

  /**
   * Reads from a workspace.
   *
   * @param families finds near duplicates among questions by age
   * @param search finds passages for a question whose documents are unknown; may find none
   */
  public FeedbackCaseSource(
      Workspace workspace,
      Function<List<String>, int[]> families,
      Function<String, List<String>> search) {
    this.answers = new VotedAnswerRepository(workspace);
    this.decisions = new StandingDecisionRepository(workspace);
    this.documents = new DocumentRepository(workspace);
    this.families = families;
    this.search = search;
  }

  @Override
  public List<VotedCase> disliked(CaseSelection selection) {
    Map<Long, Corrected> decided = decided();
    List<DislikedAnswer> found =
        selection.votes().isEmpty()
            ? answers.disliked(STYLE, selection.from(), MOST)
            : answers.disliked(selection.votes());
    return found.stream()
        .filter(dislike -> !has(decided.get(dislike.conversation().id()), Verdict.FINE))
        .map(
            dislike ->
                new VotedCase(
                    dislike.conversation(),
                    false,
                    dislike.reason(),
                    dislike.reasonCode(),
                    reference(decided.get(dislike.conversation().id()))))
        .toList();
  }

  @Override
  public List<VotedCase> liked(CaseSelection selection) {
    Map<Long, Corrected> decided = decided();
    return answers.liked(selection.from(), MOST).stream()
        .filter(liked -> !has(decided.get(liked.id()), Verdict.WRONG))
        .map(liked -> new VotedCase(liked, true, "", "", reference(decided.get(liked.id()))))
        .toList();
  }

  @Override
  public List<VotedCase> reviewed() {
    Map<Long, Corrected> decided = decided();
    decided.values().removeIf(decision -> decision.verdict() == Verdict.UNCLEAR);
    return answers.conversations(decided.keySet()).stream()
        .map(
            answer ->
                new VotedCase(answer, has(decided.get(answer.id()), Verdict.FINE), "", "", ""))
        .toList();
  }

  private Map<Long, Corrected> decided() {
    return decisions.corrected().stream()
        .collect(
            Collectors.toMap(
                Corrected::conversationId, Function.identity(), (a, b) -> b, HashMap::new));
  }

  private static boolean has(@Nullable Corrected decision, Verdict verdict) {
    return decision != null && decision.verdict() == verdict;
  }

  private static String reference(@Nullable Corrected decision) {
    return decision == null ? "" : decision.correctedAnswer();
  }

  @Override
  public int[] families(List<String> oldestFirst) {
    return oldestFirst.isEmpty() ? new int[0] : families.apply(oldestFirst);
  }

  @Override
  public List<List<String>> passages(List<VotedCase> cases, ProgressMonitor monitor) {
    long since = System.nanoTime();
    List<List<String>> all = new ArrayList<>();
    for (VotedCase one : cases) {
      monitor.check();
      monitor.at(
          new TaskProgress(
              "stage.passages",
              all.size(),
              cases.size(),
              Duration.ofNanos(System.nanoTime() - since)));
      all.add(passages(one.conversation()));
    }
    return all;
  }

  private List<String> passages(Conversation conversation) {
    List<String> served =
        documents.servedWith(conversation).stream()
            .flatMap(one -> one.document().stream())
            .map(document -> document.body())
            .toList();
    List<String> found = served.isEmpty() ? search.apply(conversation.question()) : served;
    return found.stream().limit(PASSAGES).map(FeedbackCaseSource::shortened).toList();
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_PASSAGE ? text : text.substring(0, LONGEST_PASSAGE);
  }
}
