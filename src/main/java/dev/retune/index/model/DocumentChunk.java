package dev.retune.index.model;

import dev.retune.common.io.Sha256;
import java.util.Optional;
import org.apache.lucene.util.BytesRef;

/**
 * A part of a document that has a vector of its own.
 *
 * @param head title and section, embedded before the text; may be empty
 * @param text part of the body that the vector is of
 * @param passage what is found by its words here; none when an earlier chunk of the same passage
 *     has them
 * @param hash SHA-256 over the model's fingerprints and the embedded text
 */
public record DocumentChunk(String head, String text, Optional<Passage> passage, BytesRef hash) {

  /**
   * A part of a document to be found by its words.
   *
   * @param head title and section; may be empty
   * @param text part of the body
   */
  public record Passage(String head, String text) {}

  /** A passage that the model takes in one piece. */
  public static DocumentChunk of(IndexSpec spec, String head, String text) {
    return of(spec, head, text, Optional.of(new Passage(head, text)));
  }

  public static DocumentChunk of(
      IndexSpec spec, String head, String text, Optional<Passage> passage) {
    byte[] hash =
        new Sha256()
            .text(spec.modelFingerprint())
            .text("\0")
            .text(spec.tokenizerFingerprint())
            .text("\0")
            .text(embedded(head, text))
            .digest();
    return new DocumentChunk(head, text, passage, new BytesRef(hash));
  }

  /** What the model is given. */
  public String embedded() {
    return embedded(head, text);
  }

  /** What is shown of it. */
  public String shown() {
    return passage.map(Passage::text).orElse(text);
  }

  private static String embedded(String head, String text) {
    return head.isEmpty() ? text : head + "\n" + text;
  }
}
