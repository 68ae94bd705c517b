package dev.retune.publishing.file;

import java.nio.file.Files;
import java.nio.file.Path;

/** What the files of a version are. */
public enum FileFormat {
  /** Lines of JSON, and arrays for NumPy. */
  LINES(PassageFiles.PASSAGES) {
    @Override
    VersionFiles in(Path folder) {
      return new PassageFiles(folder);
    }
  },
  /** One Arrow file. */
  ARROW(ArrowFiles.PASSAGES) {
    @Override
    VersionFiles in(Path folder) {
      return new ArrowFiles(folder);
    }
  };

  private final String file;

  FileFormat(String file) {
    this.file = file;
  }

  /** The files of the version in a folder, which need not be there yet. */
  abstract VersionFiles in(Path folder);

  /** Whether a folder has passages in another format. */
  boolean isOther(Path folder) {
    for (FileFormat each : values()) {
      if (each != this && Files.exists(folder.resolve(each.file))) {
        return true;
      }
    }
    return false;
  }
}
