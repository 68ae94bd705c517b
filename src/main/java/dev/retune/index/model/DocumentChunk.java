package dev.retune.index.model;

import dev.retune.common.io.Sha256;
import java.util.Optional;
import org.apache.lucene.util.BytesRef;

/**
 * A part of a document with a vector of its own.
 *
 * @param head title and section, embedded before the text; may be empty
 * @param text the embedded part of the body
 * @param passage the text indexed for lexical search; empty when an earlier chunk of the same
 *     passage already has it
 * @param hash SHA-256 of the model's fingerprints and the embedded text
 */
public record DocumentChunk(String head, String text, Optional<Passage> passage, BytesRef hash) {

  /**
   * A part of a document that lexical search finds as a unit.
   *
   * @param head title and section; may be empty
   * @param text part of the body
   */
  public record Passage(String head, String text) {}

  /** A chunk whose passage fits into the model's input. */
  public static DocumentChunk of(IndexSpec spec, String head, String text) {
    return of(spec, head, text, new Passage(head, text));
  }

  /** The first chunk of a passage. */
  public static DocumentChunk of(IndexSpec spec, String head, String text, Passage passage) {
    return new DocumentChunk(head, text, Optional.of(passage), hash(spec, head, text));
  }

  /** A further chunk of a passage, whose words the first one has. */
  public static DocumentChunk continued(IndexSpec spec, String head, String text) {
    return new DocumentChunk(head, text, Optional.empty(), hash(spec, head, text));
  }

  private static BytesRef hash(IndexSpec spec, String head, String text) {
    byte[] hash =
        new Sha256()
            .text(spec.modelFingerprint())
            .text("\0")
            .text(spec.tokenizerFingerprint())
            .text("\0")
            .text(embedded(head, text))
            .digest();
    return new BytesRef(hash);
  }

  /** The text given to the model. */
  public String embedded() {
    return embedded(head, text);
  }

  /** The text shown to users. */
  public String shown() {
    return passage.map(Passage::text).orElse(text);
  }

  private static String embedded(String head, String text) {
    return head.isEmpty() ? text : head + "\n" + text;
  }
}
