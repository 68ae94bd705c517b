package dev.retune.feedback.ingest;

import dev.retune.common.io.Sha256;
import dev.retune.feedback.parsing.ParsedRow;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Which ids come more than once in a file, learnt by reading it once before: 8 bytes a row. Of rows
 * with one id the last counts; rows without an id get one made from their content, and equal ones
 * are told apart by their number.
 */
final class DuplicateIdTracker {
  private final LongStream.Builder seen = LongStream.builder();
  private final Map<Long, Integer> left = new HashMap<>();
  private final Map<Long, Integer> passed = new HashMap<>();
  private long rows;

  /** First reading: takes note of a row by its key. */
  void note(String key) {
    seen.add(hash(key));
    rows++;
  }

  /** Between the two readings. */
  void settle() {
    long[] hashes = seen.build().toArray();
    Arrays.sort(hashes);
    for (int i = 1; i < hashes.length; i++) {
      if (hashes[i] == hashes[i - 1]) {
        left.merge(hashes[i], 1, Integer::sum);
      }
    }
  }

  /** How many rows were noted. */
  long rows() {
    return rows;
  }

  /** Second reading: the row under an id that no other row of its kind has. */
  ParsedRow distinct(ParsedRow parsedRow) {
    long hash = hash(parsedRow.key());
    if (!parsedRow.derived() || !left.containsKey(hash)) {
      return parsedRow;
    }
    int number = passed.merge(hash, 1, Integer::sum);
    return number == 1 ? parsedRow : parsedRow.numbered(number);
  }

  /** Second reading: whether a row with this id of its own comes again later. */
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

  // of 64 bits: one file in a million with ten million ids has a collision
  private static long hash(String key) {
    return new Sha256().field(key).first64Bits();
  }
}
