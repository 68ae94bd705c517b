package dev.retune.feedback.ingest;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.mapping.SourceMapping;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/**
 * How to import a file.
 *
 * @param source the name of the source that the rows belong to; by default {@code default}, but
 *     each further database file gets a source of its own
 * @param mapping names of tables and columns
 * @param ofTheFile whether the mapping was made for this very file, so that each column that it
 *     names must be there
 * @param byName mappings for certain files instead: by the name of their source, or by a pattern of
 *     their names such as {@code anythingllm-*.csv}
 */
public record ImportOptions(
    Optional<String> source,
    SourceMapping mapping,
    boolean ofTheFile,
    Map<String, SourceMapping> byName) {
  /** All by default. */
  public static final ImportOptions DEFAULT =
      new ImportOptions(Optional.empty(), SourceMapping.GUESSED);

  /** Copies the map. */
  public ImportOptions {
    byName = Map.copyOf(byName);
  }

  /** With a mapping for all files. */
  public ImportOptions(Optional<String> source, SourceMapping mapping) {
    this(source, mapping, false, Map.of());
  }

  /** With a mapping that was made for the file. */
  public static ImportOptions ofTheFile(Optional<String> source, SourceMapping mapping) {
    return new ImportOptions(source, mapping, true, Map.of());
  }

  /**
   * What holds for one file; of several patterns the longest.
   *
   * @throws InvalidInputException when a pattern cannot be read
   */
  ImportOptions of(Path file) {
    return byName.entrySet().stream()
        .filter(e -> source.equals(Optional.of(e.getKey())) || matches(e.getKey(), file))
        .max(
            Comparator.comparingInt((Map.Entry<String, SourceMapping> e) -> e.getKey().length())
                .thenComparing(Map.Entry::getKey))
        .map(e -> ofTheFile(source, e.getValue()))
        .orElse(this);
  }

  private static boolean matches(String pattern, Path file) {
    try {
      return FileSystems.getDefault()
          .getPathMatcher("glob:" + pattern)
          .matches(Path.of(String.valueOf(file.getFileName())));
    } catch (PatternSyntaxException e) {
      throw new InvalidInputException(e, "feedback.mappingPattern", pattern);
    }
  }
}
