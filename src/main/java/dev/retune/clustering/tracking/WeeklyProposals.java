package dev.retune.clustering.tracking;

import dev.retune.clustering.model.ProposalKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Chooses the proposals of a week, those with the largest gain per text first: no more than a
 * person can decide on, and so few that topics keep their ids and meaning even if all are accepted.
 */
final class WeeklyProposals {
  // more than a person looks through in a week
  private static final int DIVISIONS_AND_MOVES = 10;
  // share of all topics, as each merger ends one id; at least one
  private static final double MERGERS = 0.02;

  private final long[] before;
  private final long[] topics;

  /**
   * Compares topics before and after an update.
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
    long topic = proposal.topic();
    int[] had = IntStream.range(0, topics.length).filter(i -> before[i] == topic).toArray();
    long kept = Arrays.stream(had).filter(i -> topics[i] == topic).count();
    long leaving = Arrays.stream(proposal.texts()).filter(i -> before[i] == topic).count();
    return 2 * (kept - leaving) > had.length;
  }

  private long topicsBefore() {
    return Arrays.stream(before).filter(topic -> topic != 0).distinct().count();
  }
}
