package dev.retune.index.model;

import dev.retune.common.io.Sha256;
import dev.retune.common.text.TextNormalizer;

/**
 * The normalised form of a question: questions that differ only in Unicode composition, case and
 * white space are equal.
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

  /** The first bit of the hash, which decides the half of a question in a split. */
  public static boolean firstBit(String question) {
    return digest(question)[0] < 0;
  }

  private static byte[] digest(String question) {
    return new Sha256().text(of(question)).digest();
  }
}
