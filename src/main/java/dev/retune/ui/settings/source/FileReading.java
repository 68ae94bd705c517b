package dev.retune.ui.settings.source;

import dev.retune.feedback.mapping.SourceMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Files and how they are read.
 *
 * @param paths files, or folders whose files are meant
 * @param mapping mapping given in the window; that of the settings when empty
 * @param profile profile given in the window; the product is recognized when empty
 * @param source name of the source that the rows belong to; chosen by the import when empty
 */
public record FileReading(
    List<Path> paths,
    Optional<SourceMapping> mapping,
    Optional<String> profile,
    Optional<String> source) {

  /** Makes a defensive copy. */
  public FileReading {
    paths = List.copyOf(paths);
  }

  /** As the settings say. */
  public static FileReading of(List<Path> paths) {
    return new FileReading(paths, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
