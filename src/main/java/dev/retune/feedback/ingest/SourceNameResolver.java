package dev.retune.feedback.ingest;

import dev.retune.feedback.model.Source;
import dev.retune.feedback.repository.SourceRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Assigns a source to an imported database file. Row files and the first database share the source
 * {@code default}, because they refer to the same ids; each further database gets its own source.
 */
final class SourceNameResolver {
  static final String DEFAULT = "default";
  private static final int LONGEST = 200;

  private final SourceRepository sources;

  SourceNameResolver(SourceRepository sources) {
    this.sources = sources;
  }

  /** The source of a file under a name chosen by the user. */
  Source named(String name, Path file) throws IOException {
    return named(name, file.toRealPath().toString());
  }

  Source ofDatabaseFile(Path file) throws IOException {
    String location = file.toRealPath().toString();
    while (true) {
      // another process may have taken the name concurrently, so the stored location decides
      Source source = named(suggestion(file), location);
      if (source.location().equals(Optional.of(location))) {
        return source;
      }
    }
  }

  /** The name of the source that a database file is imported into; stores nothing. */
  String suggestion(Path file) throws IOException {
    Optional<Source> known = sources.byLocation(file.toRealPath().toString());
    if (known.isPresent()) {
      return known.get().name();
    }
    if (sources.byName(DEFAULT).flatMap(Source::location).isEmpty()) {
      return DEFAULT;
    }
    String stem = stem(file);
    return Stream.concat(
            Stream.of(stem), IntStream.iterate(2, n -> n + 1).mapToObj(n -> stem + "-" + n))
        .filter(name -> sources.byName(name).isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private Source named(String name, String location) {
    return sources.named(name, Source.Kind.SQLITE, location);
  }

  private static String stem(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    return stem.length() > LONGEST / 2 ? stem.substring(0, LONGEST / 2) : stem;
  }
}
