package dev.retune.review;

import dev.retune.review.decision.DecisionHistoryRepository.Timed;
import dev.retune.review.decision.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one reviewer did in the last days. Undone decisions do not count.
 *
 * @param days decisions by day, oldest first, days without any included
 * @param verdicts decisions by verdict
 * @param usual the median time from one decision to the next within a sitting; empty with too few
 */
public record ReviewerStatistics(
    List<DayCount> days, Map<Verdict, Long> verdicts, Optional<Duration> usual) {
  // a longer pause is not spent on an answer
  private static final Duration SITTING = Duration.ofMinutes(10);
  private static final int FEWEST = 5;

  /** Copies the collections. */
  public ReviewerStatistics {
    days = List.copyOf(days);
    verdicts = Map.copyOf(verdicts);
  }

  /** The number of decisions on a day. */
  public record DayCount(LocalDate day, long decisions) {}

  /** Counts decisions, oldest first, over the days up to today. */
  static ReviewerStatistics of(
      List<Timed> decisions, LocalDate first, LocalDate today, ZoneId zone) {
    Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
    Map<LocalDate, Long> byDay = new java.util.HashMap<>();
    List<Duration> pauses = new ArrayList<>();
    Instant before = Instant.MIN;
    for (Timed decision : decisions) {
      verdicts.merge(decision.verdict(), 1L, Long::sum);
      byDay.merge(decision.at().atZone(zone).toLocalDate(), 1L, Long::sum);
      if (before.isAfter(Instant.MIN)) {
        Duration pause = Duration.between(before, decision.at());
        if (pause.compareTo(SITTING) <= 0) {
          pauses.add(pause);
        }
      }
      before = decision.at();
    }
    List<DayCount> days =
        first
            .datesUntil(today.plusDays(1))
            .map(day -> new DayCount(day, byDay.getOrDefault(day, 0L)))
            .toList();
    return new ReviewerStatistics(days, verdicts, median(pauses));
  }

  private static Optional<Duration> median(List<Duration> pauses) {
    return pauses.size() < FEWEST
        ? Optional.empty()
        : Optional.of(pauses.stream().sorted().toList().get(pauses.size() / 2));
  }
}
