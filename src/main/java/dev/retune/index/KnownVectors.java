package dev.retune.index;

import dev.retune.fault.Unavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Vectors that versions and trials have already, by the hash of the text they are of. */
final class KnownVectors implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KnownVectors.class);

  private final List<DirectoryReader> readers = new ArrayList<>();
  private final List<Terms> hashes = new ArrayList<>();

  /** Opens those of the same model; damaged ones are left out. */
  KnownVectors(IndexStore store, List<IndexVersion> versions, IndexSpec spec) {
    for (IndexVersion version : versions) {
      if (version.complete() && version.spec().isOfTheSameModel(spec)) {
        try {
          add(store.open(version));
        } catch (Unavailable e) {
          LOG.warn("no vectors are taken from {}", version.label(), e);
        }
      }
    }
    store.trials().forEach(trial -> addTrial(store, trial, spec));
  }

  private void addTrial(IndexStore store, Path folder, IndexSpec spec) {
    try {
      DirectoryReader reader = DirectoryReader.open(FSDirectory.open(folder));
      if (store.said(reader).filter(spec::isOfTheSameModel).isPresent()) {
        add(reader);
      } else {
        reader.close();
      }
    } catch (IOException | Unavailable | IllegalArgumentException e) {
      LOG.warn("no vectors are taken from {}", folder, e);
    }
  }

  private void add(DirectoryReader reader) {
    readers.add(reader);
    hashes.add(new Terms(reader, Fields.HASH));
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
