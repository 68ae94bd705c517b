package dev.retune.clustering;

import dev.retune.clustering.model.BadgeFinding;
import dev.retune.clustering.model.TopicWeek;
import dev.retune.clustering.model.TopicWeek.TopicChange;
import dev.retune.clustering.store.TopicRepository;
import dev.retune.clustering.tracking.BadgeTest;
import dev.retune.clustering.tracking.BadgeTest.TopicCounts;
import dev.retune.feedback.repository.VoteTopicRepository;
import dev.retune.statistics.model.DislikeRatio;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/** Counts the topics of any week in the database, without looking at texts. */
public final class WeeklyTopics {
  private static final int COMPARED_WEEKS = 4;

  private final VoteTopicRepository votes;
  private final TopicRepository topics;
  private final BooleanSupplier computed;
  private final ZoneId zone;

  WeeklyTopics(
      VoteTopicRepository votes, TopicRepository topics, BooleanSupplier computed, ZoneId zone) {
    this.votes = votes;
    this.topics = topics;
    this.computed = computed;
    this.zone = zone;
  }

  /**
   * Compares a week with the four before.
   *
   * @param to exclusive; the week may be unfinished
   */
  public TopicWeek between(Instant from, Instant to) {
    Map<Long, Integer> now = new TreeMap<>(votes.dislikes(from, to));
    Instant start = from.atZone(zone).minusWeeks(COMPARED_WEEKS).toInstant();
    Map<Long, Integer> before = new TreeMap<>(votes.dislikes(start, from));
    int without = now.getOrDefault(0L, 0);
    now.remove(0L);
    before.remove(0L);
    int current = sum(now);
    int earlier = sum(before);
    Map<Long, BadgeFinding> findings = findings(now, before, current, earlier);
    Map<Long, String> names = topics.names();
    List<TopicChange> changes = new ArrayList<>();
    findings.forEach(
        (topic, finding) -> {
          DislikeRatio share = new DislikeRatio(current, now.getOrDefault(topic, 0));
          changes.add(
              new TopicChange(
                  topic,
                  names.getOrDefault(topic, ""),
                  now.getOrDefault(topic, 0),
                  share.value(),
                  share.wilson95(),
                  finding.expected(),
                  finding.pValue(),
                  finding.badge()));
        });
    changes.sort(
        Comparator.comparingInt(TopicChange::dislikes)
            .thenComparingDouble(TopicChange::expected)
            .reversed());
    return new TopicWeek(current, without, computed.getAsBoolean(), changes);
  }

  private static Map<Long, BadgeFinding> findings(
      Map<Long, Integer> now, Map<Long, Integer> before, int current, int earlier) {
    TreeSet<Long> all = new TreeSet<>(now.keySet());
    all.addAll(before.keySet());
    Map<Long, TopicCounts> counts = new TreeMap<>();
    for (long topic : all) {
      counts.put(
          topic,
          new TopicCounts(now.getOrDefault(topic, 0), before.getOrDefault(topic, 0), 0, 0, false));
    }
    int votes = current + earlier;
    return new BadgeTest(votes == 0 ? 1 : (double) current / votes, 1).findings(counts);
  }

  private static int sum(Map<Long, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
