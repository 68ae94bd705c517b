package dev.retune.feedback.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.feedback.mapping.RowRejectedException;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.parsing.RowFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Opens row files as CSV, JSONL or JSON, by extension or otherwise by their first lines. */
public final class RowFileOpener {
  private RowFileOpener() {}

  public static RowFile open(Path file, SourceMapping mapping, RowEncoding encoding)
      throws IOException {
    return switch (format(file, encoding)) {
      case CSV -> new CsvFile(file, mapping, encoding);
      case LINES -> new JsonlFile(file, mapping, encoding);
      case DOCUMENT -> new JsonFile(file, mapping, encoding);
    };
  }

  static RecordFile.Format format(Path file, RowEncoding encoding) throws IOException {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    boolean json = name.endsWith(".jsonl") || name.endsWith(".ndjson") || name.endsWith(".json");
    boolean csv = name.endsWith(".csv") || name.endsWith(".tsv");
    try (ByteLineReader lines = new ByteLineReader(file, encoding)) {
      // an array may be a single line of gigabytes
      if (!csv && lines.firstCharacter() == '[') {
        return RecordFile.Format.DOCUMENT;
      }
      boolean any = next(lines);
      if (csv || (!json && !(any && lines.startsWith('{')))) {
        return RecordFile.Format.CSV;
      }
      return isWhole(lines, any) ? RecordFile.Format.DOCUMENT : RecordFile.Format.LINES;
    }
  }

  private static boolean next(ByteLineReader lines) throws IOException {
    boolean any = lines.next();
    while (any && lines.isBlank()) {
      any = lines.next();
    }
    return any;
  }

  /** Whether the lines form a single JSON document instead of one object each. */
  private static boolean isWhole(ByteLineReader lines, boolean any) throws IOException {
    if (!any || !lines.startsWith('{')) {
      return false;
    }
    boolean complete = isObject(lines);
    boolean open = isOpen(lines);
    boolean more = next(lines);
    // in an indented document the second line is a key or an array element; a broken line in JSONL
    // is followed by further objects
    return complete ? !more : open || !(more && lines.startsWith('{'));
  }

  /** Whether a line ends inside an array or object; unterminated bracket sequences do not count. */
  private static boolean isOpen(ByteLineReader lines) {
    try {
      String text = lines.text().stripTrailing();
      String last = text.substring(Math.max(0, text.length() - 2));
      return last.endsWith(",")
          || (last.endsWith("[") && !last.equals("[["))
          || (last.endsWith("{") && !last.equals("{{"));
    } catch (RowRejectedException e) {
      return false;
    }
  }

  private static boolean isObject(ByteLineReader lines) {
    try {
      JsonNode node = JsonlFile.parsed(lines.text());
      return node.isObject();
    } catch (RowRejectedException e) {
      return false;
    }
  }
}
