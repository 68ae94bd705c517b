package dev.retune.architecture;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Formats the sources with google-java-format: the main method rewrites them, the test only checks.
 */
public final class SourceFormatter {
  private final Formatter formatter = new Formatter(JavaFormatterOptions.builder().build());

  /** Formats every Java file in the given folders. */
  public static void main(String[] folders) throws IOException {
    SourceFormatter format = new SourceFormatter();
    for (String folder : folders) {
      for (Path file : javaFiles(Path.of(folder))) {
        String before = Files.readString(file);
        String after = format.formatted(before, file);
        if (!after.equals(before)) {
          Files.writeString(file, after);
        }
      }
    }
  }

  static List<Path> javaFiles(Path folder) throws IOException {
    try (var walk = Files.walk(folder)) {
      return walk.filter(p -> p.toString().endsWith(".java")).sorted().toList();
    }
  }

  /** Returns the files of a folder that are not formatted. */
  List<Path> unformatted(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path file : javaFiles(folder)) {
      String text = Files.readString(file);
      if (!formatted(text, file).equals(text)) {
        found.add(file);
      }
    }
    return found;
  }

  private String formatted(String source, Path file) {
    try {
      String ordered =
          ImportOrderer.reorderImports(
              RemoveUnusedImports.removeUnusedImports(source), Style.GOOGLE);
      return formatter.formatSource(ordered);
    } catch (FormatterException e) {
      throw new IllegalStateException(file + ": " + e.getMessage(), e);
    }
  }
}
