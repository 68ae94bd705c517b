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
 * Options for importing a file.
 *
 * @param source name of the source that the rows belong to; {@code default} unless specified, while
 *     each further database file gets its own source
 * @param mapping mapping for all files
 * @param ofTheFile whether the mapping was written for this file, so that every column that it
 *     names must exist
 * @param byName mappings that replace it for certain files: by source name, or by file name pattern
 *     such as {@code anythingllm-*.csv}
 * @param profile name of the profile that says how the files are read
 * @param overwriting whether rows with known ids may replace other questions
 */
public record ImportOptions(
    Optional<String> source,
    SourceMapping mapping,
    boolean ofTheFile,
    Map<String, SourceMapping> byName,
    Optional<String> profile,
    boolean overwriting) {
  /** Default options. */
  public static final ImportOptions DEFAULT =
      new ImportOptions(Optional.empty(), SourceMapping.GUESSED);

  /** Makes a defensive copy. */
  public ImportOptions {
    byName = Map.copyOf(byName);
  }

  /** Without a profile. */
  public ImportOptions(
      Optional<String> source,
      SourceMapping mapping,
      boolean ofTheFile,
      Map<String, SourceMapping> byName) {
    this(source, mapping, ofTheFile, byName, Optional.empty(), false);
  }

  /** With one mapping for all files. */
  public ImportOptions(Optional<String> source, SourceMapping mapping) {
    this(source, mapping, false, Map.of(), Optional.empty(), false);
  }

  /** A copy for files whose rows belong to a source. */
  public ImportOptions withSource(String name) {
    return new ImportOptions(Optional.of(name), mapping, ofTheFile, byName, profile, overwriting);
  }

  /** A copy for files that are read by a profile. */
  public ImportOptions withProfile(String name) {
    return new ImportOptions(source, mapping, ofTheFile, byName, Optional.of(name), overwriting);
  }

  /** A copy with which rows with known ids may replace other questions. */
  public ImportOptions overwritingRows() {
    return new ImportOptions(source, mapping, ofTheFile, byName, profile, true);
  }

  /** A copy whose mapping was written for the file, so that every column it names must exist. */
  public ImportOptions strict() {
    return new ImportOptions(source, mapping, true, Map.of(), profile, overwriting);
  }

  /**
   * Options for one file; the longest of several matching patterns applies.
   *
   * @throws InvalidInputException when a pattern is invalid
   */
  public ImportOptions of(Path file) {
    return byName.entrySet().stream()
        .filter(e -> source.equals(Optional.of(e.getKey())) || matches(e.getKey(), file))
        .max(
            Comparator.comparingInt((Map.Entry<String, SourceMapping> e) -> e.getKey().length())
                .thenComparing(Map.Entry::getKey))
        .map(e -> new ImportOptions(source, e.getValue(), true, Map.of(), profile, overwriting))
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
