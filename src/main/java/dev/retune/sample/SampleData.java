package dev.retune.sample;

import dev.retune.common.error.RefusedException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.feedback.ingest.ImportReport;
import dev.retune.feedback.model.InputBatch;
import dev.retune.feedback.model.RowCounts;
import dev.retune.feedback.model.Source;
import dev.retune.feedback.model.StoreResult;
import dev.retune.feedback.repository.SourceRepository;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.persistence.Workspace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Fills a workspace with the built-in sample: 400 documents, 3,000 conversations and 8,000 votes
 * from the ten weeks before a given day.
 */
public final class SampleData {
  /** Name of the source that the sample is stored under. */
  public static final String SOURCE = "sample";

  private static final int BATCH = 1_000;

  private final SourceRepository sources;
  private final FeedbackStore store;

  /** For one workspace. */
  public SampleData(Workspace workspace, FeedbackStore store, Clock clock) {
    this.sources = new SourceRepository(workspace, clock);
    this.store = store;
  }

  /** Whether the workspace holds the sample. */
  public boolean loaded() {
    return sources.byName(SOURCE).isPresent();
  }

  /**
   * Guards against importing real data next to the sample.
   *
   * @throws RefusedException when the workspace contains the sample
   */
  public void keepAlone() {
    if (loaded()) {
      throw new RefusedException("sample.here");
    }
  }

  /**
   * Stores the sample so that its last vote falls just before the UTC day of the given moment.
   * Loading it again on the same day changes nothing; on another day all times move along.
   *
   * @throws RefusedException when the workspace contains other data, which is never mixed with the
   *     sample
   */
  public ImportReport load(Instant asOf, ProgressMonitor monitor) {
    sources
        .filledExcept(Source.Kind.SAMPLE)
        .ifPresent(
            name -> {
              throw new RefusedException("sample.notAlone", name);
            });
    SampleRows rows = SampleRows.asOf(asOf);
    Source source = sources.named(SOURCE, Source.Kind.SAMPLE);
    long started = System.nanoTime();
    RowCounts read =
        new RowCounts(rows.documents().size(), rows.conversations().size(), rows.votes().size(), 0);
    RowCounts stored = RowCounts.ZERO;
    RowCounts changed = RowCounts.ZERO;
    RowCounts unchanged = RowCounts.ZERO;
    for (InputBatch batch : batches(rows)) {
      monitor.check();
      StoreResult result = store.store(source, batch);
      stored = stored.plus(result.stored());
      changed = changed.plus(result.changed());
      unchanged = unchanged.plus(result.unchanged());
      long done = stored.total() + unchanged.total();
      Duration elapsed = Duration.ofNanos(System.nanoTime() - started);
      monitor.at(new TaskProgress("stage.sample", done, read.total(), elapsed));
    }
    return new ImportReport(SOURCE, read, stored, changed, unchanged, List.of());
  }

  private static List<InputBatch> batches(SampleRows rows) {
    List<InputBatch> batches = new ArrayList<>();
    pages(rows.documents()).forEach(page -> batches.add(InputBatch.ofDocuments(page)));
    pages(rows.conversations()).forEach(page -> batches.add(InputBatch.of(page, List.of())));
    pages(rows.votes()).forEach(page -> batches.add(InputBatch.of(List.of(), page)));
    return batches;
  }

  private static <T> List<List<T>> pages(List<T> rows) {
    return IntStream.iterate(0, i -> i < rows.size(), i -> i + BATCH)
        .mapToObj(i -> rows.subList(i, Math.min(rows.size(), i + BATCH)))
        .toList();
  }
}
