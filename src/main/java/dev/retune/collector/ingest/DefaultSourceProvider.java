package dev.retune.collector.ingest;

import dev.retune.feedback.model.Source;
import dev.retune.feedback.repository.SourceRepository;
import java.util.Optional;

/**
 * Provides the source of collected rows: that of imported files and of the first imported database,
 * so that votes match conversations by the chat product's own id. It is created with the first row.
 */
public final class DefaultSourceProvider {
  private static final String NAME = "default";

  private final SourceRepository sources;
  private volatile Optional<Source> known = Optional.empty();

  public DefaultSourceProvider(SourceRepository sources) {
    this.sources = sources;
  }

  public Source get() {
    if (known.isEmpty()) {
      known = Optional.of(sources.named(NAME, Source.Kind.COLLECTOR));
    }
    return known.get();
  }
}
