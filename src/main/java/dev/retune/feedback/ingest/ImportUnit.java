package dev.retune.feedback.ingest;

import dev.retune.feedback.format.RecordFile;
import dev.retune.feedback.format.RowEncoding;
import dev.retune.feedback.profile.LayoutMatch;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Files that are imported together. */
public sealed interface ImportUnit {
  List<Path> files();

  ImportOptions options();

  default String name() {
    return files().stream().map(Path::toString).collect(Collectors.joining(", "));
  }

  /** An SQLite database. */
  record Database(Path file, ImportOptions options) implements ImportUnit {
    @Override
    public List<Path> files() {
      return List.of(file);
    }
  }

  /**
   * A file whose columns are mapped or guessed.
   *
   * @param nearest the product that it resembles
   */
  record Rows(Path file, ImportOptions options, RowEncoding encoding, Optional<LayoutMatch> nearest)
      implements ImportUnit {
    @Override
    public List<Path> files() {
      return List.of(file);
    }
  }

  /** The export of a product. */
  record Export(List<RecordFile> records, ImportOptions options, LayoutMatch match)
      implements ImportUnit {
    @Override
    public List<Path> files() {
      return records.stream().map(RecordFile::path).toList();
    }
  }
}
