package dev.retune.stats;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sums over votes that were counted by kind. */
record Totals(List<Counts.Kind> kinds) {

  Ratio ratio() {
    return kinds.stream().map(Counts.Kind::ratio).reduce(new Ratio(0, 0), Ratio::plus);
  }

  /** Most frequent first, equals by code; dislikes without a reason are left out. */
  List<ReasonShare> reasons() {
    Map<String, Long> votes = new TreeMap<>();
    kinds.stream()
        .filter(kind -> kind.dislike() && !kind.code().isEmpty())
        .forEach(kind -> votes.merge(kind.code(), kind.votes(), Long::sum));
    double dislikes = ratio().dislikes();
    return votes.entrySet().stream()
        .map(e -> new ReasonShare(e.getKey(), e.getValue(), e.getValue() / dislikes))
        .sorted(Comparator.comparingLong(ReasonShare::votes).reversed())
        .toList();
  }

  long dislikesWithoutReason() {
    return kinds.stream()
        .filter(kind -> kind.dislike() && kind.code().isEmpty())
        .mapToLong(Counts.Kind::votes)
        .sum();
  }

  /** By name. */
  List<SourceShare> sources(Map<Long, String> names) {
    Map<String, Ratio> byName = new TreeMap<>();
    for (Counts.Kind kind : kinds) {
      byName.merge(names.getOrDefault(kind.source(), ""), kind.ratio(), Ratio::plus);
    }
    return byName.entrySet().stream()
        .map(e -> new SourceShare(e.getKey(), e.getValue().votes(), e.getValue().dislikes()))
        .toList();
  }
}
