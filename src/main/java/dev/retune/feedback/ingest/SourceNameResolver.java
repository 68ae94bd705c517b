package dev.retune.feedback.ingest;

import dev.retune.feedback.model.Source;
import dev.retune.feedback.repository.SourceRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which source an imported database file is: files of rows and the first database share {@code
 * default}, for they refer to each other's ids; a further database has ids of its own.
 */
final class SourceNameResolver {
  static final String DEFAULT = "default";
  private static final int LONGEST = 200;

  private final SourceRepository sources;

  SourceNameResolver(SourceRepository sources) {
    this.sources = sources;
  }

  Source ofDatabaseFile(Path file, Optional<String> told) throws IOException {
    String location = file.toRealPath().toString();
    if (told.isPresent()) {
      return named(told.get(), location);
    }
    Optional<Source> known = sources.byLocation(location);
    if (known.isPresent()) {
      return known.get();
    }
    String name = DEFAULT;
    String stem = stem(file);
    for (int number = 2; ; number++) {
      // another process may take a name at the same time, so that what counts is who has it
      Source source = named(name, location);
      if (source.location().equals(Optional.of(location))) {
        return source;
      }
      boolean free = sources.byName(stem).isEmpty();
      name = free ? stem : stem + "-" + number;
    }
  }

  private Source named(String name, String location) {
    return sources.named(name, Source.Kind.SQLITE, Optional.of(location));
  }

  private static String stem(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    return stem.length() > LONGEST / 2 ? stem.substring(0, LONGEST / 2) : stem;
  }
}
