package dev.retune.clustering;

import dev.retune.clustering.model.BadgeFinding;
import dev.retune.clustering.model.TopicSummary.WeekCount;
import dev.retune.clustering.model.TopicTrend;
import dev.retune.clustering.tracking.BadgeTest;
import dev.retune.clustering.tracking.BadgeTest.TopicCounts;
import dev.retune.feedback.query.DislikedQuestion;
import dev.retune.statistics.model.DislikeRatio;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Counts and tests topics among some of the dislikes, week by week.
 *
 * @param week the current one
 * @param first the week of the oldest dislike
 * @param byTopic all dislikes of each topic
 */
record TopicTrends(
    TopicCalendar calendar,
    LocalDate week,
    LocalDate first,
    Map<Long, List<DislikedQuestion>> byTopic) {
  // the weeks before the current one that it is compared with
  static final int COMPARED_WEEKS = 4;

  /** The trend of each topic among the dislikes that are wanted. */
  Map<Long, TopicTrend> among(Predicate<DislikedQuestion> wanted) {
    Map<Long, List<WeekCount>> weeks = new TreeMap<>();
    byTopic.forEach((topic, dislikes) -> weeks.put(topic, weeks(dislikes, wanted)));
    Map<Long, TopicCounts> counts = new TreeMap<>();
    int current = 0;
    int earlier = 0;
    for (var entry : weeks.entrySet()) {
      List<WeekCount> all = entry.getValue();
      int now = all.getLast().dislikes();
      int before =
          all.subList(Math.max(0, all.size() - 1 - COMPARED_WEEKS), all.size() - 1).stream()
              .mapToInt(WeekCount::dislikes)
              .sum();
      counts.put(entry.getKey(), new TopicCounts(now, before, 0, 0, false));
      current += now;
      earlier += before;
    }
    double share = current + earlier == 0 ? 1 : (double) current / (current + earlier);
    Map<Long, BadgeFinding> findings = new BadgeTest(share, 1).findings(counts);
    Map<Long, TopicTrend> found = new TreeMap<>();
    for (var entry : weeks.entrySet()) {
      List<WeekCount> all = entry.getValue();
      DislikeRatio ofWeek = new DislikeRatio(current, all.getLast().dislikes());
      found.put(
          entry.getKey(),
          new TopicTrend(
              all.stream().mapToInt(WeekCount::dislikes).sum(),
              all,
              ofWeek.value(),
              ofWeek.wilson95(),
              findings.getOrDefault(entry.getKey(), BadgeFinding.UNTESTED)));
    }
    return found;
  }

  /** The trends for each value of a field, by topic; those without dislikes are left out. */
  Map<Long, Map<String, TopicTrend>> by(Function<DislikedQuestion, Optional<String>> field) {
    TreeSet<String> values = new TreeSet<>();
    byTopic.values().forEach(list -> list.forEach(d -> field.apply(d).ifPresent(values::add)));
    Map<Long, Map<String, TopicTrend>> found = new TreeMap<>();
    for (String value : values) {
      among(d -> field.apply(d).equals(Optional.of(value)))
          .forEach(
              (topic, trend) -> {
                if (trend.dislikes() > 0) {
                  found.computeIfAbsent(topic, _ -> new TreeMap<>()).put(value, trend);
                }
              });
    }
    return found;
  }

  private List<WeekCount> weeks(
      List<DislikedQuestion> dislikes, Predicate<DislikedQuestion> wanted) {
    Map<LocalDate, Integer> counts = new HashMap<>();
    dislikes.stream()
        .filter(wanted)
        .forEach(dislike -> counts.merge(calendar.week(dislike.at()), 1, Integer::sum));
    return first
        .datesUntil(week.plusDays(1), Period.ofWeeks(1))
        .map(monday -> new WeekCount(monday, counts.getOrDefault(monday, 0)))
        .toList();
  }
}
