package dev.retune.sample;

import dev.retune.db.Workspace;
import dev.retune.fault.Refused;
import dev.retune.feedback.Batch;
import dev.retune.feedback.Counts;
import dev.retune.feedback.FeedbackStore;
import dev.retune.feedback.ImportReport;
import dev.retune.feedback.Source;
import dev.retune.feedback.Sources;
import dev.retune.feedback.StoreResult;
import dev.retune.work.Monitor;
import dev.retune.work.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Fills a workspace with the built-in sample: 400 documents, 3,000 conversations and 8,000 votes of
 * the ten weeks before a day.
 */
public final class SampleData {
  /** The name of its source. */
  public static final String SOURCE = "sample";

  private static final int BATCH = 1_000;

  private final Sources sources;
  private final FeedbackStore store;

  /** Into one workspace. */
  public SampleData(Workspace workspace, Clock clock) {
    this.sources = new Sources(workspace, clock);
    this.store = new FeedbackStore(workspace, clock);
  }

  /** Whether the workspace holds the sample. */
  public boolean loaded() {
    return sources.byName(SOURCE).isPresent();
  }

  /**
   * Keeps the sample alone.
   *
   * @throws Refused when the workspace holds it, so that nobody's own data may come in
   */
  public void keepAlone() {
    if (loaded()) {
      throw new Refused("sample.here");
    }
  }

  /**
   * Stores the sample, so that its last vote falls just before the day of a moment (in UTC). Again
   * on the same day it changes nothing; on another day it moves the story along.
   *
   * @throws Refused when the workspace holds anybody's own data, with which it is never mixed
   */
  public ImportReport load(Instant asOf, Monitor monitor) {
    sources
        .filledExcept(Source.Kind.SAMPLE)
        .ifPresent(
            name -> {
              throw new Refused("sample.notAlone", name);
            });
    SampleRows rows = SampleRows.asOf(asOf);
    Source source = sources.named(SOURCE, Source.Kind.SAMPLE, Optional.empty());
    long started = System.nanoTime();
    Counts read =
        new Counts(rows.documents().size(), rows.conversations().size(), rows.votes().size(), 0);
    Counts stored = Counts.ZERO;
    Counts changed = Counts.ZERO;
    Counts unchanged = Counts.ZERO;
    for (Batch batch : batches(rows)) {
      monitor.check();
      StoreResult result = store.store(source, batch);
      stored = stored.plus(result.stored());
      changed = changed.plus(result.changed());
      unchanged = unchanged.plus(result.unchanged());
      long done = stored.total() + unchanged.total();
      Duration elapsed = Duration.ofNanos(System.nanoTime() - started);
      monitor.at(new Progress("stage.sample", done, read.total(), elapsed));
    }
    return new ImportReport(SOURCE, read, stored, changed, unchanged, List.of());
  }

  private static List<Batch> batches(SampleRows rows) {
    List<Batch> batches = new ArrayList<>();
    pages(rows.documents()).forEach(page -> batches.add(Batch.ofDocuments(page)));
    pages(rows.conversations()).forEach(page -> batches.add(Batch.of(page, List.of())));
    pages(rows.votes()).forEach(page -> batches.add(Batch.of(List.of(), page)));
    return batches;
  }

  private static <T> List<List<T>> pages(List<T> rows) {
    return IntStream.iterate(0, i -> i < rows.size(), i -> i + BATCH)
        .mapToObj(i -> rows.subList(i, Math.min(rows.size(), i + BATCH)))
        .toList();
  }
}
