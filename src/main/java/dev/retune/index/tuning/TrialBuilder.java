package dev.retune.index.tuning;

import dev.retune.common.error.UnavailableException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.embedding.model.ModelSpec;
import dev.retune.embedding.model.TextKind;
import dev.retune.index.build.DocumentChunker;
import dev.retune.index.build.DocumentCorpus;
import dev.retune.index.build.IndexBuildPass;
import dev.retune.index.build.IndexCorpus;
import dev.retune.index.build.IndexVersionWriter;
import dev.retune.index.build.VectorCache;
import dev.retune.index.model.GoldenQuestion;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.model.LazyEmbedder;
import dev.retune.index.model.LearnedRanking;
import dev.retune.index.model.ModelGuard;
import dev.retune.index.model.PastQuestions;
import dev.retune.index.version.IndexDirectoryStore;
import dev.retune.index.version.IndexVersionRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * Builds trial indexes in folders of their own. Vectors of versions and earlier trials are reused,
 * and those computed here can be reused by later builds.
 */
public final class TrialBuilder {
  private final Supplier<IndexCorpus> documents;
  private final IndexDirectoryStore store;
  private final IndexVersionRepository versions;
  private final ModelCatalog models;

  /**
   * Creates a builder.
   *
   * @param documents what an index would be built from now, with the live fixes
   */
  public TrialBuilder(
      Supplier<IndexCorpus> documents,
      IndexDirectoryStore store,
      IndexVersionRepository versions,
      ModelCatalog models) {
    this.documents = documents;
    this.store = store;
    this.versions = versions;
    this.models = models;
  }

  /** The documents that trials are built from now. */
  public IndexCorpus corpus() {
    return documents.get();
  }

  /**
   * Builds a trial index.
   *
   * @param spec the spec whose texts and vectors are used; its weights and matrix are ignored
   * @param questions the questions that it will be searched for
   * @param past the past questions to index, if the spec names any
   * @param monitor receives progress in documents, stage {@code stage.try}
   * @throws UnavailableException when the files cannot be written
   */
  public TrialIndex build(
      IndexSpec spec,
      TrialCorpus corpus,
      List<GoldenQuestion> questions,
      PastQuestions past,
      ProgressMonitor monitor) {
    IndexSpec layout = spec.layoutOnly();
    ModelSpec installed = models.find(layout.modelId());
    ModelGuard.check(layout, installed);
    try (LazyEmbedder model = new LazyEmbedder(models, layout.modelId())) {
      Path folder = store.trial(layout);
      long embedded = write(layout, folder, corpus, past, model, monitor);
      return TrialIndex.open(layout, folder, questions, model.get(), embedded);
    } catch (IOException | UncheckedIOException e) {
      throw new UnavailableException(e, "index.unwritable", String.valueOf(e.getMessage()));
    }
  }

  /** A file for results of a trial index; deleted together with the index. */
  public Path notes(IndexSpec layout, String name) {
    return store.trial(layout).resolveSibling(store.trial(layout).getFileName() + "-" + name);
  }

  private long write(
      IndexSpec layout,
      Path folder,
      TrialCorpus corpus,
      PastQuestions past,
      LazyEmbedder model,
      ProgressMonitor monitor)
      throws IOException {
    DocumentCorpus pages =
        DocumentCorpus.of(
            documents.get(), corpus.ids().stream().mapToLong(Long::longValue).toArray());
    LearnedRanking learnt =
        layout.questions().isPresent()
            ? LearnedRanking.NOTHING.withQuestions(past)
            : LearnedRanking.NOTHING;
    try (IndexVersionWriter writer = open(layout, folder, learnt);
        VectorCache known = new VectorCache(store, versions.list(), layout);
        IndexBuildPass pass =
            new IndexBuildPass(
                pages, new DocumentChunker(layout, model), known, writer, trying(monitor))) {
      if (pass.hasNext()) {
        model.get().embedAll(pass, 0, TextKind.PASSAGE, pass, pass.stopping());
      }
      writer.retain(pass.seen());
      writer.finish();
      return pass.embedded();
    }
  }

  /** Deletes what an interrupted trial left. */
  private IndexVersionWriter open(IndexSpec layout, Path folder, LearnedRanking learnt)
      throws IOException {
    try {
      return IndexVersionWriter.open(store, folder, folder.toString(), layout, learnt);
    } catch (IOException | IllegalArgumentException e) {
      store.deleteTrials();
      return IndexVersionWriter.open(store, folder, folder.toString(), layout, learnt);
    }
  }

  private static ProgressMonitor trying(ProgressMonitor monitor) {
    return monitor.reportingTo(
        progress ->
            monitor.at(
                new TaskProgress(
                    "stage.try", progress.done(), progress.total(), progress.elapsed())));
  }
}
