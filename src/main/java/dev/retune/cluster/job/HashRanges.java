package dev.retune.cluster.job;

import java.io.Serializable;

/**
 * Divides texts into parts by ranges of their hashes, so that equal texts are in one part and a
 * part writes to one place of the table.
 *
 * @param parts number of parts
 */
public record HashRanges(int parts) implements Serializable {
  /** Enough for a part to be done within minutes, so that a lost one costs little. */
  private static final long TEXTS_IN_PART = 20_000;

  private static final int MOST = 20_000;
  private static final int HEX_DIGITS = 8;

  /** At least one part. */
  public HashRanges {
    if (parts < 1) {
      throw new IllegalArgumentException(parts + " parts");
    }
  }

  /**
   * Parts for a number of texts.
   *
   * @param cores the cores that work at a time; each gets several parts, so that all end together
   */
  public static HashRanges of(long texts, int cores) {
    long wanted = Math.max(4L * cores, texts / TEXTS_IN_PART);
    return new HashRanges((int) Math.min(wanted, MOST));
  }

  /** The part of a hash. */
  public int partOf(String hash) {
    long first = Long.parseLong(hash.substring(0, HEX_DIGITS), 16);
    return (int) ((first * parts) >>> Integer.SIZE);
  }
}
