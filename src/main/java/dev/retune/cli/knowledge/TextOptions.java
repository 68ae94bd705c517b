package dev.retune.cli.knowledge;

import dev.retune.common.error.InvalidInputException;
import dev.retune.knowledge.model.DocumentText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The text of a fix. */
final class TextOptions {
  @Option(
      names = "--text",
      paramLabel = "FILE",
      description = "The new text, in UTF-8; - reads standard input.")
  private @Nullable String file;

  @Option(names = "--title", description = "The new title (default: as before).")
  private @Nullable String title;

  @Option(names = "--section", description = "The new section (default: as before).")
  private @Nullable String section;

  /** Whether any part of a text was given. */
  boolean isGiven() {
    return file != null || title != null || section != null;
  }

  /** The text with what was given in place of what was before. */
  DocumentText over(DocumentText before) {
    return new DocumentText(
        title == null ? before.title() : title,
        section == null ? before.section() : section,
        file == null ? before.body() : read(file));
  }

  private static String read(String file) {
    try {
      return file.equals("-")
          ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
          : Files.readString(Path.of(file));
    } catch (NoSuchFileException e) {
      throw new InvalidInputException(e, "cli.noFile", file);
    } catch (IOException e) {
      if (Files.isDirectory(Path.of(file))) {
        throw new InvalidInputException(e, "cli.knowledge.folder", file);
      }
      throw new InvalidInputException(e, "cli.knowledge.unreadable", file);
    }
  }
}
