package dev.retune.index.build;

import dev.retune.feedback.model.Document;
import dev.retune.index.model.DocumentChunk;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A document that is being indexed, with the vectors received so far. */
final class PendingDocument {
  private final Document document;
  private final List<DocumentChunk> chunks;
  private final List<float[]> vectors;
  private int missing;

  PendingDocument(Document document, List<DocumentChunk> chunks) {
    this.document = document;
    this.chunks = chunks;
    this.vectors = new ArrayList<>(Collections.nCopies(chunks.size(), new float[0]));
    this.missing = chunks.size();
  }

  /** A chunk that waits for its vector. */
  record Slot(PendingDocument pending, int chunk) {
    /** The text to embed. */
    String text() {
      return pending.chunks.get(chunk).embedded();
    }
  }

  /** Stores the vector of a chunk; returns true when it was the last one missing. */
  boolean fill(int chunk, float[] vector) {
    vectors.set(chunk, vector);
    missing--;
    return missing == 0;
  }

  Document document() {
    return document;
  }

  List<DocumentChunk> chunks() {
    return chunks;
  }

  List<float[]> vectors() {
    return vectors;
  }
}
