package dev.retune.collect;

import dev.retune.feedback.Source;
import dev.retune.feedback.Sources;
import java.util.Optional;

/**
 * The source that collected rows belong to: the one of imported files and of the first imported
 * database, so that a vote finds a conversation by the chat product's own id. It is made when the
 * first row comes.
 */
final class DefaultSource {
  private static final String NAME = "default";

  private final Sources sources;
  private volatile Optional<Source> known = Optional.empty();

  DefaultSource(Sources sources) {
    this.sources = sources;
  }

  Source get() {
    if (known.isEmpty()) {
      known = Optional.of(sources.named(NAME, Source.Kind.COLLECTOR, Optional.empty()));
    }
    return known.get();
  }
}
