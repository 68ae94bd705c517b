package dev.retune.index;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.lucene.util.BytesRef;

/**
 * A part of a document that has a vector of its own.
 *
 * @param head title and section, embedded before the text; may be empty
 * @param text part of the body
 * @param hash SHA-256 over the model's fingerprints and the embedded text
 */
record Chunk(String head, String text, BytesRef hash) {

  static Chunk of(IndexSpec spec, String head, String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part :
          new String[] {
            spec.modelFingerprint(), "\0", spec.tokenizerFingerprint(), "\0", embedded(head, text)
          }) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
      }
      return new Chunk(head, text, new BytesRef(digest.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the model is given. */
  String embedded() {
    return embedded(head, text);
  }

  private static String embedded(String head, String text) {
    return head.isEmpty() ? text : head + "\n" + text;
  }
}
