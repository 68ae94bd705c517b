package dev.retune.index;

import java.nio.file.Path;
import java.util.List;

/** Questions with their right documents, one JSON object a line. */
public final class QueryFile {
  private QueryFile() {}

  /**
   * Reads {@code {"question": ..., "document_id": id or [ids]}} lines; ids are numbers or strings.
   *
   * @throws dev.retune.fault.BadInput when the file cannot be read, has no question, or a line is
   *     broken (with its number)
   */
  public static List<Query> read(Path file) {
    throw new UnsupportedOperationException();
  }
}
