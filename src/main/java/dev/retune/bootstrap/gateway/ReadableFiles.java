package dev.retune.bootstrap.gateway;

import dev.retune.common.error.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The files that an import can read, of what a person chose. */
final class ReadableFiles {
  private static final Set<String> READABLE =
      Set.of("csv", "tsv", "json", "jsonl", "ndjson", "db", "sqlite", "sqlite3");

  private ReadableFiles() {}

  /** The files themselves, and the readable files in folders. */
  static List<Path> among(List<Path> paths) {
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        files.addAll(inFolder(path));
      } else {
        files.add(path);
      }
    }
    return files;
  }

  private static List<Path> inFolder(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> files =
          all.filter(Files::isRegularFile)
              .filter(file -> READABLE.contains(extension(file)))
              .sorted()
              .toList();
      if (files.isEmpty()) {
        throw new InvalidInputException("ui.source.emptyFolder", folder.toString());
      }
      return files;
    } catch (IOException | UncheckedIOException e) {
      throw new InvalidInputException(
          e, "feedback.fileUnreadable", folder.toString(), String.valueOf(e.getMessage()));
    }
  }

  private static String extension(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
