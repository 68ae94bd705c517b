package dev.retune.feedback.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Vote counts by kind, and likes and dislikes by quarter hour (UTC). */
public final class VoteCounts {
  /**
   * Grouping key of votes.
   *
   * @param source id of the source
   * @param code empty for likes and for dislikes without a reason
   */
  public record Kind(long source, boolean dislike, String code) {}

  /**
   * The votes of a quarter hour.
   *
   * @param at start of the quarter hour
   */
  public record Slot(Instant at, long likes, long dislikes) {}

  private final Map<Kind, Long> kinds = new HashMap<>();
  // the likes of each quarter hour, followed by the dislikes
  private final TreeMap<Long, long[]> days = new TreeMap<>();

  /** Adds votes of one moment; a negative number subtracts. */
  public void add(Kind kind, Instant at, long votes) {
    long[] numbers = new long[QuarterHourBuckets.OF_A_DAY];
    numbers[QuarterHourBuckets.quarter(at)] = votes;
    add(kind, QuarterHourBuckets.day(at), numbers);
  }

  /**
   * Adds the votes of a UTC day.
   *
   * @param numbers counts of its 96 quarter hours
   */
  public void add(Kind kind, long day, long[] numbers) {
    long[] sums = days.computeIfAbsent(day, d -> new long[2 * QuarterHourBuckets.OF_A_DAY]);
    int first = kind.dislike() ? QuarterHourBuckets.OF_A_DAY : 0;
    long votes = 0;
    for (int quarter = 0; quarter < QuarterHourBuckets.OF_A_DAY; quarter++) {
      sums[first + quarter] += numbers[quarter];
      votes += numbers[quarter];
    }
    kinds.merge(kind, votes, Long::sum);
  }

  /** Adds all counts of another instance. */
  public void add(VoteCounts others) {
    others.kinds.forEach((kind, votes) -> kinds.merge(kind, votes, Long::sum));
    others.days.forEach(
        (day, theirs) -> {
          long[] sums = days.computeIfAbsent(day, d -> new long[theirs.length]);
          Arrays.setAll(sums, i -> sums[i] + theirs[i]);
        });
  }

  /** Number of votes by kind; kinds without votes are omitted. */
  public Map<Kind, Long> kinds() {
    Map<Kind, Long> found = new HashMap<>(kinds);
    found.values().removeIf(votes -> votes == 0);
    return found;
  }

  /** Quarter hours with votes, in order. */
  public List<Slot> slots() {
    List<Slot> slots = new ArrayList<>();
    days.forEach(
        (day, sums) -> {
          for (int quarter = 0; quarter < QuarterHourBuckets.OF_A_DAY; quarter++) {
            long likes = sums[quarter];
            long dislikes = sums[QuarterHourBuckets.OF_A_DAY + quarter];
            if (likes != 0 || dislikes != 0) {
              slots.add(new Slot(QuarterHourBuckets.start(day, quarter), likes, dislikes));
            }
          }
        });
    return slots;
  }
}
