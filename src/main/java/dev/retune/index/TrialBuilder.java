package dev.retune.index;

import dev.retune.embed.ModelSpec;
import dev.retune.embed.Models;
import dev.retune.embed.TextKind;
import dev.retune.fault.Unavailable;
import dev.retune.feedback.Documents;
import dev.retune.work.Monitor;
import dev.retune.work.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Lays documents out for trials, in folders of their own beside the versions. What a version or an
 * earlier trial has embedded is not embedded again, and what a trial embeds serves the versions.
 */
public final class TrialBuilder {
  private final Documents documents;
  private final IndexStore store;
  private final IndexVersions versions;
  private final Models models;

  /** With what it reads, writes and embeds with. */
  public TrialBuilder(
      Documents documents, IndexStore store, IndexVersions versions, Models models) {
    this.documents = documents;
    this.store = store;
    this.versions = versions;
    this.models = models;
  }

  /**
   * Lays the documents out.
   *
   * @param recipe of whose layout; its weighing and matrix take no part
   * @param questions that it will be asked
   * @param past whose words the documents have, where the recipe names any
   * @param monitor told of documents, stage {@code stage.try}
   * @throws Unavailable when its files cannot be written
   */
  public TrialIndex build(
      IndexSpec recipe,
      TrialCorpus corpus,
      List<Query> questions,
      PastQuestions past,
      Monitor monitor) {
    IndexSpec layout = recipe.laidOut();
    ModelSpec installed = models.find(layout.modelId());
    SameModel.check(layout, installed);
    try (LazyModel model = new LazyModel(models, layout.modelId())) {
      Path folder = store.trial(layout);
      long embedded = write(layout, folder, corpus, past, model, monitor);
      return TrialIndex.open(layout, folder, questions, model.get(), embedded);
    } catch (IOException | UncheckedIOException e) {
      throw new Unavailable(e, "index.unwritable", String.valueOf(e.getMessage()));
    }
  }

  /** A file for what the trials of a layout gave; it lasts as long as the layout's files. */
  public Path notes(IndexSpec layout, String name) {
    return store.trial(layout).resolveSibling(store.trial(layout).getFileName() + "-" + name);
  }

  private long write(
      IndexSpec layout,
      Path folder,
      TrialCorpus corpus,
      PastQuestions past,
      LazyModel model,
      Monitor monitor)
      throws IOException {
    Corpus pages = Corpus.of(documents, corpus.ids().stream().mapToLong(Long::longValue).toArray());
    Learnt learnt =
        Learnt.NOTHING.withQuestions(
            layout.questions().isPresent() ? Optional.of(past) : Optional.empty());
    try (VersionWriter writer = open(layout, folder, learnt);
        KnownVectors known = new KnownVectors(store, versions.list(), layout);
        BuildPass pass =
            new BuildPass(pages, new Chunker(layout, model), known, writer, trying(monitor))) {
      if (pass.hasNext()) {
        model.get().embedAll(pass, 0, TextKind.PASSAGE, pass, pass.stopping());
      }
      writer.retain(pass.seen());
      writer.finish();
      return pass.embedded();
    }
  }

  /** What a broken trial left is thrown away. */
  private VersionWriter open(IndexSpec layout, Path folder, Learnt learnt) throws IOException {
    try {
      return VersionWriter.open(store, folder, folder.toString(), layout, learnt);
    } catch (IOException | IllegalArgumentException e) {
      store.deleteTrials();
      return VersionWriter.open(store, folder, folder.toString(), layout, learnt);
    }
  }

  private static Monitor trying(Monitor monitor) {
    return new Monitor() {
      @Override
      public void at(Progress progress) {
        monitor.at(
            new Progress("stage.try", progress.done(), progress.total(), progress.elapsed()));
      }

      @Override
      public boolean cancelled() {
        return monitor.cancelled();
      }

      @Override
      public void check() {
        monitor.check();
      }
    };
  }
}
