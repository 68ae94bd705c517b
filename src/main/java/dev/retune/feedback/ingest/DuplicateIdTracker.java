package dev.retune.feedback.ingest;

import dev.retune.common.io.Sha256;
import dev.retune.feedback.parsing.ParsedRow;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Finds ids that occur more than once in a file, in a first pass; uses 8 bytes per row. Among rows
 * with the same id the last one counts. Rows without an id get one derived from their content;
 * identical rows are numbered.
 */
final class DuplicateIdTracker {
  private final LongStream.Builder seen = LongStream.builder();
  private final Map<Long, Integer> left = new HashMap<>();
  private final Map<Long, Integer> passed = new HashMap<>();
  private long rows;

  /** First pass: records the key of a row. */
  void note(String key) {
    seen.add(hash(key));
    rows++;
  }

  /** Must be called between the passes. */
  void settle() {
    long[] hashes = seen.build().toArray();
    Arrays.sort(hashes);
    for (int i = 1; i < hashes.length; i++) {
      if (hashes[i] == hashes[i - 1]) {
        left.merge(hashes[i], 1, Integer::sum);
      }
    }
  }

  /** Number of recorded rows. */
  long rows() {
    return rows;
  }

  /** Second pass: the row under an id that is unique among the rows of its kind. */
  ParsedRow distinct(ParsedRow parsedRow) {
    long hash = hash(parsedRow.key());
    if (!parsedRow.derived() || !left.containsKey(hash)) {
      return parsedRow;
    }
    int number = passed.merge(hash, 1, Integer::sum);
    return number == 1 ? parsedRow : parsedRow.numbered(number);
  }

  /** Second pass: whether another row with this id follows. */
  boolean comesAgain(String key) {
    long hash = hash(key);
    Integer more = left.get(hash);
    if (more == null) {
      return false;
    }
    left.put(hash, more - 1);
    return more > 0;
  }

  /** Whether several rows have the key. */
  boolean isRepeated(String key) {
    return left.containsKey(hash(key));
  }

  // 64 bits: a collision occurs in one of a million files with ten million ids each
  private static long hash(String key) {
    return new Sha256().field(key).first64Bits();
  }
}
