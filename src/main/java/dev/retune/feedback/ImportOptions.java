package dev.retune.feedback;

import java.util.Optional;

/**
 * How to import a file.
 *
 * @param source the name of the source that the rows belong to; by default {@code default}, but
 *     each further database file gets a source of its own
 * @param mapping names of tables and columns
 */
public record ImportOptions(Optional<String> source, Mapping mapping) {
  /** All by default. */
  public static final ImportOptions DEFAULT = new ImportOptions(Optional.empty(), Mapping.GUESSED);
}
