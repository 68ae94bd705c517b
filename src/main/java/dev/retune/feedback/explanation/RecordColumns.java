package dev.retune.feedback.explanation;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.feedback.format.RecordFile;
import dev.retune.feedback.mapping.RowRejectedException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The keys of the first records of a file, as a mapping names them. */
final class RecordColumns implements RecordFile.Sink {
  private static final int RECORDS = 50;
  private static final int MOST = 300;
  private static final int DEEPEST = 4;
  private static final int LONGEST = 40;

  private final Map<String, String> examples = new LinkedHashMap<>();
  private int records;

  private RecordColumns() {}

  /**
   * Reads the first records: the names with an example of each.
   *
   * @param place where the records are in the file
   */
  static Map<String, String> of(RecordFile file, String place) throws IOException {
    RecordColumns columns = new RecordColumns();
    file.read(JsonPointer.compile(place), columns);
    return columns.examples;
  }

  @Override
  public boolean record(long number, JsonNode object) {
    object.properties().forEach(entry -> add(entry.getKey(), "", entry.getValue(), 1));
    return ++records < RECORDS;
  }

  @Override
  public boolean broken(long number, RowRejectedException fault) {
    return ++records < RECORDS;
  }

  private void add(String key, String parent, JsonNode value, int depth) {
    String pointer = parent + "/" + key.replace("~", "~0").replace("/", "~1");
    if (value.isObject() && depth < DEEPEST) {
      value.properties().forEach(e -> add(e.getKey(), pointer, e.getValue(), depth + 1));
    } else {
      String name = depth == 1 ? key : pointer;
      if (examples.containsKey(name) || examples.size() < MOST) {
        examples.merge(name, example(value), (was, is) -> was.isEmpty() ? is : was);
      }
    }
  }

  private static String example(JsonNode value) {
    String text = value.isValueNode() ? value.asText() : value.toString();
    String line = value.isNull() ? "" : text.strip().replaceAll("\\s+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
