package dev.retune.index.golden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.text.JsonFormat;
import dev.retune.common.text.SpreadsheetCellEscaper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Reads a file of questions with the documents that answer them, as written by {@code retune export
 * --what golden}: JSONL, or CSV with one row per question and document. A document may name its
 * source.
 */
final class GoldenSetFile {
  private static final String QUESTION = "question";
  private static final String DOCUMENT = "document_id";
  private static final String SOURCE = "source";
  private static final String SPLIT = "split";

  /**
   * A document that answers a question.
   *
   * @param source the name of its source; empty when the file does not name one
   * @param id its id at the source
   */
  record Wanted(Optional<String> source, String id) {}

  /** A question with all documents that answer it. */
  record Line(String question, List<Wanted> documents) {
    Line {
      documents = List.copyOf(documents);
    }
  }

  private final Path file;
  private final Optional<String> split;

  /** Creates a reader of all lines. */
  GoldenSetFile(Path file) {
    this.file = file;
    this.split = Optional.empty();
  }

  /** Creates a reader of the lines with the given {@code split}. */
  GoldenSetFile(Path file, String split) {
    this.file = file;
    this.split = Optional.of(split);
  }

  /**
   * Reads the file.
   *
   * @throws InvalidInputException when it cannot be read or has no question, or a line is invalid
   */
  List<Line> read() {
    String text = GoldenQuestionFile.text(file);
    boolean marked = text.startsWith("\uFEFF");
    String plain = marked ? text.substring(1) : text;
    List<Line> lines = plain.stripLeading().startsWith("{") ? json(plain) : csv(plain, marked);
    if (lines.isEmpty()) {
      throw new InvalidInputException("index.noQueries", file.toString());
    }
    return lines;
  }

  private List<Line> json(String text) {
    List<Line> found = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (!line.isBlank()) {
        JsonNode json = parsed(line, number);
        if (split.isEmpty() || json.path(SPLIT).asText().equals(split.get())) {
          found.add(line(json, number));
        }
      }
    }
    return found;
  }

  private JsonNode parsed(String line, int number) {
    try {
      return JsonFormat.mapper().readTree(line);
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(e, "index.badQuery", file.toString(), String.valueOf(number));
    }
  }

  private Line line(JsonNode json, int number) {
    Optional<List<String>> ids = texts(json.path(DOCUMENT));
    Optional<List<String>> sources =
        json.path(SOURCE).isMissingNode() ? Optional.of(List.of()) : texts(json.path(SOURCE));
    if (!json.path(QUESTION).isTextual() || ids.isEmpty() || sources.isEmpty()) {
      throw broken(number);
    }
    List<String> each = sources.get();
    if (each.size() == 1 && json.path(SOURCE).isTextual()) {
      each = Collections.nCopies(ids.get().size(), each.getFirst());
    }
    if (!each.isEmpty() && each.size() != ids.get().size()) {
      throw broken(number);
    }
    List<Wanted> documents = new ArrayList<>();
    for (int i = 0; i < ids.get().size(); i++) {
      Optional<String> source = each.isEmpty() ? Optional.empty() : Optional.of(each.get(i));
      documents.add(new Wanted(source, ids.get().get(i)));
    }
    return line(json.path(QUESTION).asText(), documents, number);
  }

  private Line line(String question, List<Wanted> documents, long number) {
    if (question.isBlank() || documents.isEmpty()) {
      throw broken(number);
    }
    return new Line(question, documents);
  }

  private InvalidInputException broken(long number) {
    return new InvalidInputException("index.badQuery", file.toString(), String.valueOf(number));
  }

  /** The strings of a value or list; empty when it contains anything else. */
  private static Optional<List<String>> texts(JsonNode node) {
    List<JsonNode> nodes =
        node.isArray() ? StreamSupport.stream(node.spliterator(), false).toList() : List.of(node);
    return nodes.stream().allMatch(one -> one.isTextual() || one.isIntegralNumber())
        ? Optional.of(nodes.stream().map(JsonNode::asText).toList())
        : Optional.empty();
  }

  private List<Line> csv(String text, boolean marked) {
    List<Line> found = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
      for (NamedCsvRecord row : rows) {
        if (split.isEmpty() || split.equals(row.findField(SPLIT))) {
          found.add(line(row, marked));
        }
      }
      return found;
    } catch (CsvParseException e) {
      throw new InvalidInputException(
          e, "index.badQuery", file.toString(), String.valueOf(found.size() + 1));
    } catch (java.io.IOException e) {
      throw new InvalidInputException(e, "index.queriesUnreadable", file.toString());
    }
  }

  // only files exported for a spreadsheet start with a byte order mark
  private Line line(NamedCsvRecord row, boolean marked) {
    Optional<String> question = cell(row, QUESTION, marked);
    Optional<String> id = cell(row, DOCUMENT, marked);
    if (question.isEmpty() || id.isEmpty()) {
      throw broken(row.getStartingLineNumber());
    }
    Wanted document = new Wanted(cell(row, SOURCE, marked), id.get());
    return line(question.get(), List.of(document), row.getStartingLineNumber());
  }

  private static Optional<String> cell(NamedCsvRecord row, String name, boolean marked) {
    return row.findField(name)
        .map(cell -> marked ? SpreadsheetCellEscaper.original(cell) : cell)
        .filter(cell -> !cell.isBlank());
  }
}
