package dev.retune.prompting.run;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.index.model.QuestionKey;
import dev.retune.prompting.model.CasePart;
import dev.retune.prompting.model.PromptCase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Draws the cases of a run. The first bit of a question's hash decides its half, but near
 * duplicates follow the oldest of them, so that no proposal is judged on what it was made from; of
 * several near duplicates with the same vote only the newest becomes a case, since the tests take
 * cases as independent. A question that is liked and disliked counts as disliked.
 */
final class CaseCollector {
  private static final int REFLECTED = 40;
  private static final int REVIEWED = 60;

  private final CaseSource source;
  private final CaseSelection selection;
  private final Random random;
  private final int most;

  /**
   * For one run.
   *
   * @param most maximum number of disliked, and of liked cases in the half for the gate
   */
  CaseCollector(CaseSource source, CaseSelection selection, long seed, int most) {
    this.source = source;
    this.selection = selection;
    this.random = new Random(seed);
    this.most = most;
  }

  private record Placed(VotedCase vote, CasePart part) {}

  List<PromptCase> collect(ProgressMonitor monitor) {
    Map<String, VotedCase> disliked = byQuestion(source.disliked(selection));
    Map<String, VotedCase> liked = byQuestion(source.liked(selection));
    liked.keySet().removeAll(disliked.keySet());
    List<VotedCase> voted =
        Stream.concat(disliked.values().stream(), liked.values().stream())
            .sorted(
                Comparator.comparing((VotedCase vote) -> vote.conversation().createdAt())
                    .thenComparingLong(vote -> vote.conversation().id()))
            .toList();
    List<Placed> drawn = new ArrayList<>();
    List<Placed> placed = placed(voted);
    for (CasePart part : List.of(CasePart.REFLECTION, CasePart.GATE)) {
      int limit = part == CasePart.GATE ? most : REFLECTED;
      for (boolean like : new boolean[] {false, true}) {
        drawn.addAll(
            drawn(
                placed.stream()
                    .filter(one -> one.part() == part && one.vote().liked() == like)
                    .toList(),
                limit));
      }
    }
    drawn.addAll(reviewed());
    return cases(drawn, monitor);
  }

  /** The newest vote of each question. */
  private static Map<String, VotedCase> byQuestion(List<VotedCase> newestFirst) {
    Map<String, VotedCase> newest = new LinkedHashMap<>();
    newestFirst.forEach(vote -> newest.putIfAbsent(QuestionKey.of(vote.question()), vote));
    return newest;
  }

  private List<Placed> placed(List<VotedCase> oldestFirst) {
    int[] families = source.families(oldestFirst.stream().map(VotedCase::question).toList());
    Map<List<Object>, Placed> newest = new LinkedHashMap<>();
    for (int i = 0; i < oldestFirst.size(); i++) {
      VotedCase vote = oldestFirst.get(i);
      boolean judges = QuestionKey.firstBit(oldestFirst.get(families[i]).question());
      newest.put(
          List.of(families[i], vote.liked()),
          new Placed(vote, judges ? CasePart.GATE : CasePart.REFLECTION));
    }
    return List.copyOf(newest.values());
  }

  /** As many answers that reviewers found fine as they found wrong, as far as there are. */
  private List<Placed> reviewed() {
    Map<Boolean, List<Placed>> byVerdict =
        source.reviewed().stream()
            .sorted(Comparator.comparingLong(vote -> vote.conversation().id()))
            .map(vote -> new Placed(vote, CasePart.AGREEMENT))
            .collect(Collectors.partitioningBy(one -> one.vote().liked()));
    return byVerdict.values().stream()
        .map(list -> drawn(list, REVIEWED / 2))
        .flatMap(Collection::stream)
        .toList();
  }

  private <T> List<T> drawn(List<T> all, int limit) {
    List<T> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, random);
    return shuffled.subList(0, Math.min(limit, shuffled.size()));
  }

  private List<PromptCase> cases(List<Placed> drawn, ProgressMonitor monitor) {
    List<List<String>> passages =
        source.passages(drawn.stream().map(Placed::vote).toList(), monitor);
    List<PromptCase> cases = new ArrayList<>();
    for (Placed one : drawn) {
      VotedCase vote = one.vote();
      cases.add(
          new PromptCase(
              cases.size() + 1,
              one.part(),
              vote.liked(),
              vote.conversation().id(),
              vote.conversation().question(),
              vote.conversation().answer(),
              vote.reason(),
              vote.reasonCode(),
              vote.reference(),
              passages.get(cases.size())));
    }
    return cases;
  }
}
