package dev.retune.index.build;

import dev.retune.index.model.IndexSpec;
import java.util.Collection;
import java.util.Map;
import org.apache.lucene.util.BytesRef;

/** Vectors in the workspace that were computed elsewhere, by the hash of the embedded text. */
@FunctionalInterface
public interface StoredVectors {
  /** Nothing is stored. */
  StoredVectors NONE = spec -> hashes -> Map.of();

  /** Returns the lookup for the model of a spec. */
  Lookup of(IndexSpec spec);

  /** Finds vectors as the model gave them. */
  @FunctionalInterface
  interface Lookup {
    /** Returns the vectors that are there. */
    Map<BytesRef, float[]> find(Collection<BytesRef> hashes);
  }
}
