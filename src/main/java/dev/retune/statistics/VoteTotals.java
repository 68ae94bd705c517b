package dev.retune.statistics;

import dev.retune.feedback.model.VoteCounts.Kind;
import dev.retune.statistics.model.DislikeRatio;
import dev.retune.statistics.model.ReasonShare;
import dev.retune.statistics.model.SourceShare;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Totals over votes counted by kind.
 *
 * @param kinds number of votes by kind
 */
record VoteTotals(Map<Kind, Long> kinds) {

  DislikeRatio ratio() {
    return kinds.entrySet().stream()
        .map(VoteTotals::ratio)
        .reduce(new DislikeRatio(0, 0), DislikeRatio::plus);
  }

  /** Most frequent first, ties by code; dislikes without a reason are excluded. */
  List<ReasonShare> reasons() {
    Map<String, Long> votes = new TreeMap<>();
    kinds.forEach(
        (kind, number) -> {
          if (kind.dislike() && !kind.code().isEmpty()) {
            votes.merge(kind.code(), number, Long::sum);
          }
        });
    double dislikes = ratio().dislikes();
    return votes.entrySet().stream()
        .map(e -> new ReasonShare(e.getKey(), e.getValue(), e.getValue() / dislikes))
        .sorted(Comparator.comparingLong(ReasonShare::votes).reversed())
        .toList();
  }

  long dislikesWithoutReason() {
    return kinds.entrySet().stream()
        .filter(e -> e.getKey().dislike() && e.getKey().code().isEmpty())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** Totals by source, sorted by name. */
  List<SourceShare> sources(Map<Long, String> names) {
    Map<String, DislikeRatio> byName = new TreeMap<>();
    for (Map.Entry<Kind, Long> entry : kinds.entrySet()) {
      String name = names.getOrDefault(entry.getKey().source(), "");
      byName.merge(name, ratio(entry), DislikeRatio::plus);
    }
    return byName.entrySet().stream()
        .map(e -> new SourceShare(e.getKey(), e.getValue().votes(), e.getValue().dislikes()))
        .toList();
  }

  private static DislikeRatio ratio(Map.Entry<Kind, Long> votes) {
    return new DislikeRatio(votes.getValue(), votes.getKey().dislike() ? votes.getValue() : 0);
  }
}
