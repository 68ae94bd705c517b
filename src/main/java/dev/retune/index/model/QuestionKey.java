package dev.retune.index.model;

import dev.retune.common.io.Sha256;
import dev.retune.common.text.TextNormalizer;

/**
 * A question without its spelling: two that differ in composition, case and white space only are
 * one.
 */
public final class QuestionKey {
  private QuestionKey() {}

  public static String of(String question) {
    return TextNormalizer.key(question);
  }

  /** SHA-256 of the key, in hex. */
  public static String hash(String question) {
    return Sha256.hex(of(question));
  }

  /** The first bit of the hash: on which side of a split by halves a question falls. */
  public static boolean firstBit(String question) {
    return digest(question)[0] < 0;
  }

  private static byte[] digest(String question) {
    return new Sha256().text(of(question)).digest();
  }
}
