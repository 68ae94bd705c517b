package dev.retune.bench;

import dev.retune.collector.api.CollectorDependencies;
import dev.retune.collector.api.CollectorServer;
import dev.retune.collector.model.CollectorSettings;
import dev.retune.collector.model.SearchPort;
import dev.retune.feedback.repository.SourceRepository;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.index.model.SearchMode;
import dev.retune.index.search.SearchService;
import dev.retune.persistence.Workspace;
import dev.retune.review.decision.ReviewItemRepository;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** A collector on loopback with a workspace and without an index. */
final class BenchCollector {
  private BenchCollector() {}

  static CollectorServer start(Workspace workspace) {
    Clock clock = Clock.systemUTC();
    return CollectorServer.start(
        CollectorSettings.loopback(0),
        new CollectorDependencies(
            workspace,
            new SourceRepository(workspace, clock),
            new FeedbackStore(workspace, clock, new ReviewItemRepository()),
            new NoIndex(),
            name -> Optional.empty(),
            clock));
  }

  private record NoIndex() implements SearchPort {
    @Override
    public SearchService.Answer search(String text, int k, SearchMode mode) {
      return new SearchService.Answer("", List.of());
    }

    @Override
    public Optional<String> live() {
      return Optional.empty();
    }
  }
}
