package dev.retune.index;

import dev.retune.text.TextNormalizer;
import dev.retune.work.Sha256;

/**
 * A question without its spelling: two that differ in composition, case and white space only are
 * one.
 */
final class QuestionKey {
  private QuestionKey() {}

  static String of(String question) {
    return TextNormalizer.key(question);
  }

  /** SHA-256 of the key, in hex. */
  static String hash(String question) {
    return Sha256.hex(of(question));
  }

  /** The first bit of the hash: on which side of a split by halves a question falls. */
  static boolean firstBit(String question) {
    return digest(question)[0] < 0;
  }

  private static byte[] digest(String question) {
    return new Sha256().text(of(question)).digest();
  }
}
