package dev.retune.feedback;

import dev.retune.fault.BadInput;
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
    Optional<String> source, Mapping mapping, boolean ofTheFile, Map<String, Mapping> byName) {
  /** All by default. */
  public static final ImportOptions DEFAULT = new ImportOptions(Optional.empty(), Mapping.GUESSED);

  /** Copies the map. */
  public ImportOptions {
    byName = Map.copyOf(byName);
  }

  /** With a mapping for all files. */
  public ImportOptions(Optional<String> source, Mapping mapping) {
    this(source, mapping, false, Map.of());
  }

  /** With a mapping that was made for the file. */
  public static ImportOptions ofTheFile(Optional<String> source, Mapping mapping) {
    return new ImportOptions(source, mapping, true, Map.of());
  }

  /**
   * What holds for one file; of several patterns the longest.
   *
   * @throws BadInput when a pattern cannot be read
   */
  ImportOptions of(Path file) {
    return byName.entrySet().stream()
        .filter(e -> source.equals(Optional.of(e.getKey())) || matches(e.getKey(), file))
        .max(
            Comparator.comparingInt((Map.Entry<String, Mapping> e) -> e.getKey().length())
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
      throw new BadInput(e, "feedback.mappingPattern", pattern);
    }
  }
}
