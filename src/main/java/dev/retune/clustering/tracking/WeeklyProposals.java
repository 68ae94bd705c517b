package dev.retune.clustering.tracking;

import dev.retune.clustering.model.ProposalKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chooses the changes that a person is asked about in one week, those that gain most for each text
 * first: no more than somebody decides, and so few that an id goes on and means what it meant even
 * if all are accepted.
 */
final class WeeklyProposals {
  // nobody looks through more in a week
  private static final int DIVISIONS_AND_MOVES = 10;
  // of a merger one id ends; so many of all topics, and one of few topics
  private static final double MERGERS = 0.02;

  private final long[] before;
  private final long[] topics;

  /**
   * Sees topics of texts.
   *
   * @param before topics in the week before; 0 for new texts
   * @param topics topics now
   */
  WeeklyProposals(long[] before, long... topics) {
    this.before = before;
    this.topics = topics;
  }

  /** Returns changes, best first; each can be accepted without the others, in any order. */
  List<RegroupingProposal> chosen(List<RegroupingProposal> all) {
    int mergers = Math.max(1, (int) (MERGERS * topicsBefore()));
    int others = DIVISIONS_AND_MOVES;
    Set<Long> concerned = new HashSet<>();
    List<RegroupingProposal> chosen = new ArrayList<>();
    for (RegroupingProposal proposal : sorted(all)) {
      boolean merges = proposal.kind() == ProposalKind.MERGE;
      if ((merges ? mergers : others) > 0
          && !concerned.contains(proposal.topic())
          && !concerned.contains(proposal.target())
          && (merges || keepsMost(proposal))) {
        mergers -= merges ? 1 : 0;
        others -= merges ? 0 : 1;
        concerned.add(proposal.topic());
        if (proposal.target() != 0) {
          concerned.add(proposal.target());
        }
        chosen.add(proposal);
      }
    }
    return chosen;
  }

  private static List<RegroupingProposal> sorted(List<RegroupingProposal> all) {
    return all.stream()
        .sorted(
            Comparator.comparingDouble(RegroupingProposal::gain)
                .reversed()
                .thenComparingLong(RegroupingProposal::topic)
                .thenComparingLong(RegroupingProposal::target))
        .toList();
  }

  /** Whether more than half of the texts that the topic had in the week before stay with it. */
  private boolean keepsMost(RegroupingProposal proposal) {
    Map<Boolean, Integer> had = new HashMap<>();
    for (int i = 0; i < topics.length; i++) {
      if (before[i] == proposal.topic()) {
        had.merge(topics[i] == proposal.topic(), 1, Integer::sum);
      }
    }
    int leaving =
        (int) Arrays.stream(proposal.texts()).filter(i -> before[i] == proposal.topic()).count();
    int staying = had.getOrDefault(true, 0) - leaving;
    return staying > leaving + had.getOrDefault(false, 0);
  }

  private long topicsBefore() {
    return Arrays.stream(before).filter(topic -> topic != 0).distinct().count();
  }
}
