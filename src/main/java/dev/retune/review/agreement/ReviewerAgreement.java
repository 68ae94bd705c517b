package dev.retune.review.agreement;

import dev.retune.feedback.repository.RatedAnswerRepository;
import dev.retune.persistence.Workspace;
import dev.retune.review.decision.StandingDecisionRepository;
import dev.retune.review.decision.Verdict;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Agreement between users and reviewers, and among reviewers.
 *
 * @param users likes and dislikes (rows) against the current verdict on their answers (columns): a
 *     like counts as FINE, a dislike as WRONG; unclear verdicts are left out
 * @param pairs all pairs of reviewers with common answers, most in common first
 */
public record ReviewerAgreement(ConfusionMatrix users, List<Pair> pairs) {

  /**
   * The verdicts of two reviewers, in alphabetical order.
   *
   * @param matrix matrix whose rows belong to the first
   */
  public record Pair(String first, String second, ConfusionMatrix matrix) {}

  private record Names(String first, String second) {}

  /** Computes the agreement; the cost grows with the number of decisions only. */
  public static ReviewerAgreement of(Workspace workspace) {
    StandingDecisionRepository decisions = new StandingDecisionRepository(workspace);
    Map<Names, List<StandingDecisionRepository.PairCount>> pairs =
        decisions.pairs().stream()
            .collect(Collectors.groupingBy(count -> new Names(count.first(), count.second())));
    return new ReviewerAgreement(
        users(decisions.newest(), new RatedAnswerRepository(workspace)),
        pairs.entrySet().stream()
            .map(e -> new Pair(e.getKey().first(), e.getKey().second(), matrix(e.getValue())))
            .sorted(
                Comparator.comparingLong((Pair pair) -> -pair.matrix().total())
                    .thenComparing(Pair::first)
                    .thenComparing(Pair::second))
            .toList());
  }

  private static ConfusionMatrix users(
      List<StandingDecisionRepository.Standing> standing, RatedAnswerRepository answers) {
    List<StandingDecisionRepository.Standing> clear =
        standing.stream().filter(d -> d.verdict() != Verdict.UNCLEAR).toList();
    Map<Long, RatedAnswerRepository.Votes> votes =
        answers.votes(
            clear.stream().map(StandingDecisionRepository.Standing::conversationId).toList());
    List<Verdict> categories = List.of(Verdict.FINE, Verdict.WRONG);
    long[][] counts = new long[2][2];
    for (StandingDecisionRepository.Standing decision : clear) {
      RatedAnswerRepository.Votes said =
          votes.getOrDefault(decision.conversationId(), new RatedAnswerRepository.Votes(0, 0));
      int verdict = categories.indexOf(decision.verdict());
      counts[0][verdict] += said.likes();
      counts[1][verdict] += said.dislikes();
    }
    return matrix(categories, counts);
  }

  private static ConfusionMatrix matrix(List<StandingDecisionRepository.PairCount> pair) {
    List<Verdict> categories = List.of(Verdict.values());
    long[][] counts = new long[categories.size()][categories.size()];
    for (StandingDecisionRepository.PairCount count : pair) {
      counts[categories.indexOf(count.verdict())][categories.indexOf(count.other())] =
          count.answers();
    }
    return matrix(categories, counts);
  }

  private static ConfusionMatrix matrix(List<Verdict> categories, long[][] counts) {
    return new ConfusionMatrix(
        categories.stream().map(Enum::name).toList(),
        Stream.of(counts).map(row -> Arrays.stream(row).boxed().toList()).toList());
  }
}
