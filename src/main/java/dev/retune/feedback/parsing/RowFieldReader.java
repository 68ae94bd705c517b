package dev.retune.feedback.parsing;

import dev.retune.feedback.mapping.RowField;
import dev.retune.feedback.mapping.RowRejectedException;
import dev.retune.feedback.model.RowKind;
import dev.retune.feedback.time.TimestampParser;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads and validates the fields of a row as one kind. */
final class RowFieldReader {
  // integers as formatted by spreadsheets and data frames
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d+\\.0+");
  // an id may look like 1E10, so a decimal point is required
  private static final Pattern EXACT = Pattern.compile("-?\\d\\.\\d+[eE]\\d{1,2}");
  private static final Pattern CUT = Pattern.compile("-?\\d(?:\\.\\d+)?[eE]\\+\\d{2}");

  /** Settings that apply to all rows of a file. */
  record Reading(TimestampParser times, Instant now, boolean timeOfImport) {}

  private final RawRow row;
  private final RowKind kind;
  private final Reading reading;

  RowFieldReader(RawRow row, RowKind kind, Reading reading) {
    this.row = row;
    this.kind = kind;
    this.reading = reading;
  }

  /** Whether a field has a column. */
  boolean has(RowField field) {
    return row.layout().has(kind, field);
  }

  /** The unmodified text; empty when missing or blank. */
  Optional<String> text(RowField field) throws RowRejectedException {
    OptionalInt index = row.layout().index(kind, field);
    if (index.isEmpty()) {
      return Optional.empty();
    }
    String text =
        row.layout().isVerbatim()
            ? row.values().text(index.getAsInt())
            : row.values().said(index.getAsInt(), field);
    if (text.length() > field.longest()) {
      throw new RowRejectedException("feedback.row.tooLong", name(field), field.longest());
    }
    return text.isBlank() ? Optional.empty() : Optional.of(text);
  }

  /** The text of a required field. */
  String needed(RowField field, String fault) throws RowRejectedException {
    return text(field).orElseThrow(() -> new RowRejectedException(fault));
  }

  /** An id, normalized so that text and number formats are equal. */
  Optional<String> id(RowField field) throws RowRejectedException {
    Optional<String> text = text(field);
    if (text.isEmpty() || row.layout().isVerbatim()) {
      return text;
    }
    return Optional.of(plain(text.get().strip()));
  }

  /** The ids of an answer's documents, best first. */
  List<String> documentIds() throws RowRejectedException {
    List<String> listed = ids(RowField.DOCUMENT_IDS);
    return listed.isEmpty() ? ids(RowField.DOCUMENT_ID) : listed;
  }

  private List<String> ids(RowField field) throws RowRejectedException {
    OptionalInt index = row.layout().index(kind, field);
    if (index.isEmpty()) {
      return List.of();
    }
    String text = row.values().said(index.getAsInt(), field);
    if (text.length() > field.longest()) {
      throw new RowRejectedException("feedback.row.tooLong", name(field), field.longest());
    }
    boolean verbatim = row.layout().isVerbatim();
    List<String> ids = new ArrayList<>();
    for (String id : written(text, field)) {
      String normal = verbatim ? id : plain(id.strip());
      if (normal.length() > RowField.ID.longest()) {
        throw new RowRejectedException("feedback.row.tooLong", name(field), RowField.ID.longest());
      }
      if (!normal.isBlank()) {
        ids.add(normal);
      }
    }
    return ids;
  }

  private List<String> written(String text, RowField field) throws RowRejectedException {
    if (text.isBlank()) {
      return List.of();
    }
    // an older export holds one id, whatever it looks like
    if (field == RowField.DOCUMENT_ID && row.layout().isVerbatim()) {
      return List.of(text);
    }
    Optional<List<String>> found =
        field == RowField.DOCUMENT_IDS ? IdListParser.list(text) : IdListParser.oneOrArray(text);
    if (found.isEmpty()) {
      throw new RowRejectedException("feedback.row.badIds", RowRejectedException.shown(text));
    }
    return found.get();
  }

  /** A user name as is, or a numeric user id without trailing zeros. */
  Optional<String> person(RowField field) throws RowRejectedException {
    return text(field)
        .map(
            name ->
                !row.layout().isVerbatim() && WHOLE_NUMBER.matcher(name).matches()
                    ? name.substring(0, name.indexOf('.'))
                    : name);
  }

  /** Time of the row; empty when the time of import applies. */
  Optional<Instant> time(RowField field) throws RowRejectedException {
    Optional<String> written = text(field);
    if (written.isPresent()) {
      return Optional.of(read(written.get()));
    }
    if (reading.timeOfImport || (kind == RowKind.EVALUATION && !row.layout().has(kind, field))) {
      return Optional.empty();
    }
    throw new RowRejectedException("feedback.row.noTime");
  }

  /** An optional time. */
  Optional<Instant> optionalTime(RowField field) throws RowRejectedException {
    Optional<String> written = text(field);
    return written.isPresent() ? Optional.of(read(written.get())) : Optional.empty();
  }

  private Instant read(String written) throws RowRejectedException {
    Instant at =
        reading
            .times
            .parse(plain(written.strip()))
            .orElseThrow(
                () ->
                    new RowRejectedException(
                        "feedback.row.unreadableTime", RowRejectedException.shown(written)));
    if (!TimestampParser.isPlausible(at, reading.now)) {
      throw new RowRejectedException(
          "feedback.row.impossibleTime", RowRejectedException.shown(written), at.toString());
    }
    return at;
  }

  /**
   * Integers without exponent and zero fraction; any other text unchanged.
   *
   * @throws RowRejectedException when digits have been lost, as in long numbers saved by a
   *     spreadsheet
   */
  private static String plain(String text) throws RowRejectedException {
    if (WHOLE_NUMBER.matcher(text).matches()) {
      return text.substring(0, text.indexOf('.'));
    }
    // spreadsheets write 1.79E+12 and truncate digits; programs write 1.79E12 without losing any
    if (CUT.matcher(text).matches()) {
      throw new RowRejectedException("feedback.row.cutNumber", RowRejectedException.shown(text));
    }
    return EXACT.matcher(text).matches()
        ? new BigDecimal(text).stripTrailingZeros().toPlainString()
        : text;
  }

  /** The same row read as another kind. */
  RowFieldReader as(RowKind other) {
    return new RowFieldReader(row, other, reading);
  }

  private String name(RowField field) {
    return row.layout().column(kind, field);
  }
}
