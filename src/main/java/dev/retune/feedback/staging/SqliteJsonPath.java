package dev.retune.feedback.staging;

import com.fasterxml.jackson.core.JsonPointer;

/** A JSON Pointer in SQLite's syntax. */
final class SqliteJsonPath {
  private SqliteJsonPath() {}

  /** The path of a pointer, such as {@code $.data.rating} for {@code /data/rating}. */
  static String of(String pointer) {
    StringBuilder path = new StringBuilder("$");
    for (JsonPointer at = JsonPointer.compile(pointer); !at.matches(); at = at.tail()) {
      String key = at.getMatchingProperty();
      if (at.mayMatchElement()) {
        path.append('[').append(at.getMatchingIndex()).append(']');
      } else if (key.matches("[A-Za-z_][A-Za-z0-9_]*")) {
        path.append('.').append(key);
      } else {
        path.append(".\"").append(key.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
      }
    }
    return path.toString();
  }
}
