package dev.retune.find;

import dev.retune.feedback.VoteCount;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/** Counts what is found by quarter of an hour, like or dislike, and reason code. */
final class CountCollector extends SimpleCollector {
  private final Predicate<Instant> wanted;
  private final Map<String, Map<Long, long[]>> byKind = new HashMap<>();
  private NumericDocValues times = DocValues.emptyNumeric();
  private SortedDocValues kinds = DocValues.emptySorted();
  private List<Map<Long, long[]>> ofSegment = List.of();

  /** Of the slots that are wanted. */
  CountCollector(Predicate<Instant> wanted) {
    this.wanted = wanted;
  }

  @Override
  protected void doSetNextReader(LeafReaderContext context) throws IOException {
    times = DocValues.getNumeric(context.reader(), VoteDoc.AT);
    kinds = DocValues.getSorted(context.reader(), VoteDoc.KIND);
    ofSegment = new ArrayList<>();
    for (int ord = 0; ord < kinds.getValueCount(); ord++) {
      String kind = kinds.lookupOrd(ord).utf8ToString();
      ofSegment.add(byKind.computeIfAbsent(kind, k -> new HashMap<>()));
    }
  }

  @Override
  public void collect(int doc) throws IOException {
    if (times.advanceExact(doc) && kinds.advanceExact(doc)) {
      long slot = VoteDoc.slot(times.longValue()).getEpochSecond();
      ofSegment.get(kinds.ordValue()).computeIfAbsent(slot, s -> new long[1])[0]++;
    }
  }

  @Override
  public ScoreMode scoreMode() {
    return ScoreMode.COMPLETE_NO_SCORES;
  }

  List<VoteCount> counts() {
    List<VoteCount> counts = new ArrayList<>();
    byKind.forEach(
        (kind, slots) ->
            slots.forEach(
                (seconds, votes) -> {
                  Instant slot = Instant.ofEpochSecond(seconds);
                  if (wanted.test(slot)) {
                    counts.add(
                        new VoteCount(slot, VoteDoc.isDislike(kind), VoteDoc.code(kind), votes[0]));
                  }
                }));
    return counts;
  }
}
