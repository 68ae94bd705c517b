package dev.retune.index;

import dev.retune.fault.Unavailable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.util.BytesRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Vectors that other versions have already, by the hash of the text they are of. */
final class KnownVectors implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KnownVectors.class);

  private final List<DirectoryReader> readers = new ArrayList<>();
  private final List<Terms> hashes = new ArrayList<>();

  /** Opens those of the versions that are of the same model; damaged ones are left out. */
  KnownVectors(IndexStore store, List<IndexVersion> versions, IndexSpec spec) {
    for (IndexVersion version : versions) {
      boolean same =
          version.spec().modelFingerprint().equals(spec.modelFingerprint())
              && version.spec().tokenizerFingerprint().equals(spec.tokenizerFingerprint());
      if (version.complete() && same) {
        try {
          DirectoryReader reader = store.open(version);
          readers.add(reader);
          hashes.add(new Terms(reader, Fields.HASH));
        } catch (Unavailable e) {
          LOG.warn("no vectors are taken from {}", version.label(), e);
        }
      }
    }
  }

  Optional<float[]> find(BytesRef hash) {
    for (Terms terms : hashes) {
      Optional<float[]> found = terms.vector(hash);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    for (DirectoryReader reader : readers) {
      reader.close();
      reader.directory().close();
    }
  }
}
