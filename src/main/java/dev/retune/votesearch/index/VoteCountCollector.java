package dev.retune.votesearch.index;

import dev.retune.feedback.model.QuarterHourBuckets;
import dev.retune.feedback.model.VoteCounts;
import dev.retune.feedback.model.VoteCounts.Kind;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/**
 * Counts matching votes by kind and quarter hour. Documents are sorted by time, so a day's votes
 * are counted in an array before the next day begins.
 */
public final class VoteCountCollector extends SimpleCollector {
  private static final long MICROS_OF_A_DAY = TimeUnit.DAYS.toMicros(1);
  private static final long MICROS_OF_A_QUARTER =
      TimeUnit.SECONDS.toMicros(QuarterHourBuckets.SECONDS);

  private final Predicate<Instant> wanted;
  private final VoteCounts counts = new VoteCounts();
  private NumericDocValues times = DocValues.emptyNumeric();
  private SortedDocValues kinds = DocValues.emptySorted();
  private List<Kind> ofSegment = List.of();
  // counts of the current day by kind
  private long[][] ofDay = new long[0][];
  private final BitSet kindsOfDay = new BitSet();
  private long dayBegan;

  /** Counts the votes in the accepted slots. */
  VoteCountCollector(Predicate<Instant> wanted) {
    this.wanted = wanted;
  }

  @Override
  protected void doSetNextReader(LeafReaderContext context) throws IOException {
    times = DocValues.getNumeric(context.reader(), IndexedVote.AT);
    kinds = DocValues.getSorted(context.reader(), IndexedVote.KIND);
    ofSegment = new ArrayList<>();
    for (int ord = 0; ord < kinds.getValueCount(); ord++) {
      ofSegment.add(IndexedVote.kind(kinds.lookupOrd(ord).utf8ToString()));
    }
    ofDay = new long[ofSegment.size()][QuarterHourBuckets.OF_A_DAY];
  }

  @Override
  public void collect(int doc) throws IOException {
    if (times.advanceExact(doc) && kinds.advanceExact(doc)) {
      long sinceDayBegan = times.longValue() - dayBegan;
      if (sinceDayBegan < 0 || sinceDayBegan >= MICROS_OF_A_DAY) {
        takeDay();
        dayBegan = Math.floorDiv(times.longValue(), MICROS_OF_A_DAY) * MICROS_OF_A_DAY;
        sinceDayBegan = times.longValue() - dayBegan;
      }
      int kind = kinds.ordValue();
      kindsOfDay.set(kind);
      ofDay[kind][(int) (sinceDayBegan / MICROS_OF_A_QUARTER)]++;
    }
  }

  @Override
  public void finish() {
    takeDay();
  }

  private void takeDay() {
    long day = Math.floorDiv(dayBegan, MICROS_OF_A_DAY);
    kindsOfDay.stream()
        .forEach(
            kind -> {
              long[] numbers = ofDay[kind];
              for (int quarter = 0; quarter < numbers.length; quarter++) {
                if (numbers[quarter] != 0 && !wanted.test(QuarterHourBuckets.start(day, quarter))) {
                  numbers[quarter] = 0;
                }
              }
              counts.add(ofSegment.get(kind), day, numbers);
              Arrays.fill(numbers, 0);
            });
    kindsOfDay.clear();
  }

  @Override
  public ScoreMode scoreMode() {
    return ScoreMode.COMPLETE_NO_SCORES;
  }

  /** Counts index segments separately and merges the results. */
  public record Manager(Predicate<Instant> wanted)
      implements CollectorManager<VoteCountCollector, VoteCounts> {
    @Override
    public VoteCountCollector newCollector() {
      return new VoteCountCollector(wanted);
    }

    @Override
    public VoteCounts reduce(Collection<VoteCountCollector> parts) {
      VoteCounts all = new VoteCounts();
      parts.forEach(part -> all.add(part.counts));
      return all;
    }
  }
}
