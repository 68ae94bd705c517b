package dev.retune.index.build;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.embedding.model.Embedder;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.embedding.model.ModelSpec;
import dev.retune.embedding.model.TextKind;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.model.LazyEmbedder;
import dev.retune.index.model.LearnedRanking;
import dev.retune.index.model.ModelGuard;
import dev.retune.index.version.IndexDirectoryStore;
import dev.retune.index.version.IndexVersion;
import dev.retune.index.version.IndexVersion.State;
import dev.retune.index.version.IndexVersionRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds index versions. */
public final class IndexBuilder {
  private static final Logger LOG = LoggerFactory.getLogger(IndexBuilder.class);

  // limits the passes, since documents that keep changing would never let a build finish
  private static final int MOST_PASSES = 3;

  private final Supplier<IndexCorpus> corpora;
  private final IndexDirectoryStore store;
  private final IndexVersionRepository versions;
  private final ModelCatalog models;
  private final StoredVectors stored;

  /**
   * Creates a builder.
   *
   * @param corpora the documents to index, as they are when a build begins
   */
  public IndexBuilder(
      Supplier<IndexCorpus> corpora,
      IndexDirectoryStore store,
      IndexVersionRepository versions,
      ModelCatalog models) {
    this(corpora, store, versions, models, StoredVectors.NONE);
  }

  /**
   * Creates a builder that also uses vectors of the workspace.
   *
   * @param corpora the documents to index, as they are when a build begins
   */
  public IndexBuilder(
      Supplier<IndexCorpus> corpora,
      IndexDirectoryStore store,
      IndexVersionRepository versions,
      ModelCatalog models,
      StoredVectors stored) {
    this.corpora = corpora;
    this.store = store;
    this.versions = versions;
    this.models = models;
    this.stored = stored;
  }

  /**
   * Builds a candidate from the current documents, or resumes an interrupted build with the same
   * spec. Reports progress in documents, stage {@code stage.index}. A matrix or past questions that
   * no version contains any more are dropped from the spec.
   *
   * @throws InvalidInputException when the spec is for another model than the installed one, or
   *     there are no documents
   * @throws dev.retune.common.error.LeaseBusyException when another process builds this version
   * @throws dev.retune.common.error.CancelledException when cancelled; the next build resumes from
   *     there
   * @throws UnavailableException when the files cannot be written
   */
  public IndexBuildResult build(
      IndexSpec wanted, IndexBuildOptions options, ProgressMonitor monitor) {
    long start = System.nanoTime();
    LearnedRanking learnt =
        new LearnedRankingFinder(store, versions).find(wanted, options.learnt());
    IndexSpec projected = learnt.matrix().isPresent() ? wanted : wanted.withoutMatrix();
    IndexSpec spec = learnt.questions().isPresent() ? projected : projected.withoutQuestions();
    ModelSpec model = models.find(spec.modelId());
    ModelGuard.check(spec, model);
    IndexCorpus corpus = options.corpus().orElseGet(corpora);
    if (corpus.count() == 0) {
      throw new InvalidInputException("index.noDocuments");
    }
    options.engine().embed(spec, monitor);
    try (LazyEmbedder lazy = new LazyEmbedder(models, spec.modelId());
        OpenVersion target = openVersion(spec, learnt, corpus, options)) {
      CorpusCounts counted = fill(target, corpus, lazy, monitor);
      IndexVersion complete =
          versions.complete(
              target.version().id(),
              counted.fingerprint(),
              counted.documents(),
              counted.chunks(),
              corpus.changes());
      return new IndexBuildResult(
          complete,
          counted.documents(),
          counted.chunks(),
          counted.embedded(),
          Math.max(0, counted.chunks() - counted.embedded()),
          (System.nanoTime() - start) / 1e9);
    } catch (IOException | UncheckedIOException e) {
      throw new UnavailableException(e, "index.unwritable", String.valueOf(e.getMessage()));
    }
  }

  /** A version whose files are open for writing. */
  private record OpenVersion(IndexVersion version, IndexVersionWriter writer)
      implements AutoCloseable {
    @Override
    public void close() throws IOException {
      writer.close();
    }
  }

  private record CorpusCounts(String fingerprint, long documents, long chunks, long embedded) {}

  private OpenVersion openVersion(
      IndexSpec spec, LearnedRanking learnt, IndexCorpus corpus, IndexBuildOptions options)
      throws IOException {
    Optional<IndexVersion> unfinished = versions.unfinished(spec);
    if (unfinished.isPresent()) {
      try {
        return new OpenVersion(unfinished.get(), open(unfinished.get(), learnt));
      } catch (IOException | IllegalArgumentException e) {
        LOG.warn("{} cannot be resumed", unfinished.get().label(), e);
        versions.setState(unfinished.get().id(), State.FAILED, e.toString());
      }
    }
    String fingerprint = corpus.fingerprint();
    IndexVersion created =
        options
            .run()
            .map(run -> versions.create(spec, fingerprint, run))
            .orElseGet(() -> versions.create(spec, fingerprint));
    // an earlier workspace in this home may have left versions with the same numbers
    store.delete(created.id());
    return new OpenVersion(created, open(created, learnt));
  }

  private IndexVersionWriter open(IndexVersion version, LearnedRanking learnt) throws IOException {
    return IndexVersionWriter.open(
        store, store.directory(version.id()), version.label(), version.spec(), learnt);
  }

  private CorpusCounts fill(
      OpenVersion target, IndexCorpus corpus, LazyEmbedder model, ProgressMonitor monitor)
      throws IOException {
    IndexSpec spec = target.version().spec();
    IndexVersionWriter writer = target.writer();
    if (writer.isEmpty()) {
      seed(target);
    }
    long embedded = 0;
    try (VectorCache known = new VectorCache(store, versions.list(), spec, stored)) {
      for (int pass = 1; ; pass++) {
        String fingerprint = corpus.fingerprint();
        long count;
        try (IndexBuildPass one =
            new IndexBuildPass(corpus, new DocumentChunker(spec, model), known, writer, monitor)) {
          if (one.hasNext()) {
            Embedder embedder = model.get();
            ModelGuard.check(spec, embedder.model());
            embedder.embedAll(one, 0, TextKind.PASSAGE, one, one.stopping());
          }
          embedded += one.embedded();
          count = one.seen().size();
          writer.retain(one.seen());
        }
        if (pass == MOST_PASSES || corpus.fingerprint().equals(fingerprint)) {
          return new CorpusCounts(fingerprint, count, writer.finish(), embedded);
        }
      }
    }
  }

  /**
   * Copies the newest complete version with the same files, so that unchanged documents are kept.
   */
  private void seed(OpenVersion target) throws IOException {
    for (IndexVersion version : versions.list()) {
      if (version.complete() && version.spec().producesSameFilesAs(target.version().spec())) {
        try {
          store.verify(version);
        } catch (UnavailableException e) {
          LOG.warn("{} cannot be reused", version.label(), e);
          continue;
        }
        target.writer().seed(version);
        return;
      }
    }
  }
}
