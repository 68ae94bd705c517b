package dev.retune.feedback.format;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.text.ShellWord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Refuses files that cannot contain rows before they are opened, and says what to give instead. */
public final class InputFileCheck {
  private static final Set<String> DATABASES = Set.of("db", "sqlite", "sqlite3");
  private static final Set<String> ROWS = Set.of("csv", "tsv", "json", "jsonl", "ndjson");
  private static final Set<String> TEXTS =
      Set.of("md", "markdown", "rst", "adoc", "html", "htm", "pdf", "doc", "docx", "hwp", "hwpx");

  private InputFileCheck() {}

  /**
   * Checks files that are to be read.
   *
   * @throws InvalidInputException when one is missing, a folder, an empty database or a document
   */
  public static void check(List<Path> files) {
    files.forEach(InputFileCheck::check);
  }

  private static void check(Path file) {
    if (Files.isDirectory(file)) {
      throw folder(file);
    }
    if (!Files.isRegularFile(file)) {
      throw new InvalidInputException("feedback.noFile", file.toString());
    }
    String extension = extension(file);
    if (TEXTS.contains(extension)) {
      throw new InvalidInputException("feedback.textFile", file.toString());
    }
    if (DATABASES.contains(extension) && size(file) == 0) {
      throw new InvalidInputException("feedback.databaseEmpty", file.toString());
    }
  }

  private static InvalidInputException folder(Path folder) {
    return readable(folder)
        .map(
            first ->
                new InvalidInputException(
                    "feedback.isFolder", folder.toString(), ShellWord.of(first.toString())))
        .orElseGet(() -> new InvalidInputException("feedback.folderOfTexts", folder.toString()));
  }

  private static Optional<Path> readable(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> isReadable(extension(file)))
          .min(Path::compareTo);
    } catch (IOException | UncheckedIOException e) {
      throw unreadable(folder, e);
    }
  }

  private static boolean isReadable(String extension) {
    return DATABASES.contains(extension) || ROWS.contains(extension);
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static InvalidInputException unreadable(Path path, Exception e) {
    return new InvalidInputException(
        e, "feedback.fileUnreadable", path.toString(), String.valueOf(e.getMessage()));
  }

  private static String extension(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
