package dev.retune.bootstrap.module;

import dev.retune.clustering.DriftService;
import dev.retune.clustering.TopicDecisions;
import dev.retune.clustering.TopicFeature;
import dev.retune.clustering.TopicMapService;
import dev.retune.clustering.TopicService;
import dev.retune.clustering.WeeklyTopics;
import dev.retune.index.search.DocumentVectorReader;
import dev.retune.index.search.IndexedDocument;
import dev.retune.settings.model.Settings;
import java.util.List;
import java.util.function.Supplier;

/** Topics of complaints, what people decide about them, and the drift of questions. */
public final class TopicModule {
  // more would be too many to compare with each other
  private static final int MOST_DOCUMENTS = 4_000;

  private final Supplier<TopicFeature> feature;

  TopicModule(CoreServices core, Settings settings, IndexModule index) {
    this.feature =
        new LazySupplier<>(
            () ->
                new TopicFeature(
                    core.workspace(),
                    core.clock(),
                    settings.zoneId(),
                    index.models(),
                    // the vectors that questions are compared with live
                    () ->
                        index
                            .versions()
                            .live()
                            .map(version -> version.spec().modelId())
                            .orElse(settings.model()),
                    () -> documents(index)));
  }

  private static List<IndexedDocument> documents(IndexModule index) {
    return index
        .versions()
        .live()
        .map(version -> DocumentVectorReader.read(index.store(), version, MOST_DOCUMENTS))
        .orElse(List.of());
  }

  /** Returns the map of complaints. */
  public TopicMapService map() {
    return feature.get().map();
  }

  /** Returns the topics of any week. */
  public WeeklyTopics weekly() {
    return feature.get().weekly();
  }

  /** Returns the topics. */
  public TopicService topics() {
    return feature.get().topics();
  }

  /** Returns what people may decide about topics. */
  public TopicDecisions decisions() {
    return feature.get().decisions();
  }

  /** Returns the comparison of questions of two periods. */
  public DriftService drift() {
    return feature.get().drift();
  }
}
