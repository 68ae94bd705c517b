package dev.retune.index;

import dev.retune.text.TextNormalizer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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
    return HexFormat.of().formatHex(digest(question));
  }

  /** The first bit of the hash: on which side of a split by halves a question falls. */
  static boolean firstBit(String question) {
    return digest(question)[0] < 0;
  }

  private static byte[] digest(String question) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(of(question).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
