package dev.retune.bootstrap.gateway;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.format.InputFileCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files that an import can read, of what a person chose. */
final class ReadableFiles {
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
    List<Path> files = InputFileCheck.readable(folder);
    if (files.isEmpty()) {
      throw new InvalidInputException("ui.source.emptyFolder", folder.toString());
    }
    return files;
  }
}
