package dev.retune.index.build;

import dev.retune.common.error.UnavailableException;
import dev.retune.index.model.IndexFields;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.search.ExactTermLookup;
import dev.retune.index.version.IndexCommitData;
import dev.retune.index.version.IndexDirectoryStore;
import dev.retune.index.version.IndexVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.IOUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks up existing vectors by the hash of the embedded text: those of versions and trials, and
 * those that the workspace holds.
 */
public final class VectorCache implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(VectorCache.class);

  private final List<DirectoryReader> readers = new ArrayList<>();
  private final List<ExactTermLookup> hashes = new ArrayList<>();

  private final StoredVectors.Lookup stored;

  /** Opens the versions and trials of the same model, skipping damaged ones. */
  public VectorCache(IndexDirectoryStore store, List<IndexVersion> versions, IndexSpec spec) {
    this(store, versions, spec, StoredVectors.NONE);
  }

  VectorCache(
      IndexDirectoryStore store,
      List<IndexVersion> versions,
      IndexSpec spec,
      StoredVectors workspace) {
    stored = workspace.of(spec);
    try {
      for (IndexVersion version : versions) {
        if (version.complete() && version.spec().hasSameModelAs(spec)) {
          addVersion(store, version);
        }
      }
      store.trials().forEach(trial -> addTrial(trial, spec));
    } catch (RuntimeException e) {
      IOUtils.closeWhileHandlingException(readers);
      throw e;
    }
  }

  private void addVersion(IndexDirectoryStore store, IndexVersion version) {
    try {
      add(store.open(version));
    } catch (UnavailableException | UncheckedIOException e) {
      LOG.warn("Vectors of {} cannot be reused", version.label(), e);
    }
  }

  private void addTrial(Path folder, IndexSpec spec) {
    try {
      DirectoryReader reader = DirectoryReader.open(FSDirectory.open(folder));
      boolean wanted = false;
      try {
        wanted = new IndexCommitData().specOf(reader).filter(spec::hasSameModelAs).isPresent();
      } finally {
        if (!wanted) {
          IOUtils.closeWhileHandlingException(reader);
        }
      }
      if (wanted) {
        add(reader);
      }
    } catch (IOException
        | UncheckedIOException
        | UnavailableException
        | IllegalArgumentException e) {
      LOG.warn("Vectors of {} cannot be reused", folder, e);
    }
  }

  private void add(DirectoryReader reader) {
    try {
      hashes.add(new ExactTermLookup(reader, IndexFields.HASH));
      readers.add(reader);
    } catch (RuntimeException e) {
      IOUtils.closeWhileHandlingException(reader);
      throw e;
    }
  }

  Optional<float[]> find(BytesRef hash) {
    for (ExactTermLookup terms : hashes) {
      Optional<float[]> found = terms.vector(hash);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Returns vectors that the workspace holds, as the model gave them. */
  Map<BytesRef, float[]> stored(Collection<BytesRef> hashes) {
    return stored.find(hashes);
  }

  @Override
  public void close() throws IOException {
    for (DirectoryReader reader : readers) {
      reader.close();
      reader.directory().close();
    }
  }
}
