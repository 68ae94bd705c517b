package dev.retune.feedback.parsing;

import dev.retune.feedback.mapping.RowField;
import dev.retune.feedback.mapping.RowRejectedException;
import dev.retune.feedback.model.RowKind;
import dev.retune.feedback.model.TimestampParser;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** The fields of one row as one kind, each checked as it is taken. */
final class RowFieldReader {
  // what spreadsheets and data frames make of whole numbers
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d+\\.0+");
  // 1E10 may be an id of its own
  private static final Pattern EXACT = Pattern.compile("-?\\d\\.\\d+[eE]\\d{1,2}");
  private static final Pattern CUT = Pattern.compile("-?\\d(?:\\.\\d+)?[eE]\\+\\d{2}");

  /** How the rows of a file are read. */
  record Reading(TimestampParser times, Instant now, boolean timeOfImport) {}

  private final RawRow row;
  private final RowKind kind;
  private final Reading reading;

  RowFieldReader(RawRow row, RowKind kind, Reading reading) {
    this.row = row;
    this.kind = kind;
    this.reading = reading;
  }

  /** Whether there is a column for a field at all. */
  boolean has(RowField field) {
    return row.shape().has(kind, field);
  }

  /** The text as it is; empty when blank or not there. */
  Optional<String> text(RowField field) throws RowRejectedException {
    OptionalInt index = row.shape().index(kind, field);
    if (index.isEmpty()) {
      return Optional.empty();
    }
    String text =
        row.shape().isVerbatim()
            ? row.values().text(index.getAsInt())
            : row.values().said(index.getAsInt(), field);
    if (text.length() > field.longest()) {
      throw new RowRejectedException("feedback.row.tooLong", name(field), field.longest());
    }
    return text.isBlank() ? Optional.empty() : Optional.of(text);
  }

  /** The text that a row cannot do without. */
  String needed(RowField field, String fault) throws RowRejectedException {
    return text(field).orElseThrow(() -> new RowRejectedException(fault));
  }

  /** An id: the same whether it was written as a text or as a number. */
  Optional<String> id(RowField field) throws RowRejectedException {
    Optional<String> text = text(field);
    if (text.isEmpty() || row.shape().isVerbatim()) {
      return text;
    }
    return Optional.of(plain(text.get().strip()));
  }

  /** What a person is called: a name as it is, a number without its fraction of zeros. */
  Optional<String> person(RowField field) throws RowRejectedException {
    return text(field)
        .map(
            name ->
                !row.shape().isVerbatim() && WHOLE_NUMBER.matcher(name).matches()
                    ? name.substring(0, name.indexOf('.'))
                    : name);
  }

  /** The time of the row; empty when it counts from the moment it comes in. */
  Optional<Instant> time(RowField field) throws RowRejectedException {
    Optional<String> written = text(field);
    if (written.isPresent()) {
      return Optional.of(read(written.get()));
    }
    if (reading.timeOfImport || (kind == RowKind.EVALUATION && !row.shape().has(kind, field))) {
      return Optional.empty();
    }
    throw new RowRejectedException("feedback.row.noTime");
  }

  /** A time that a row may leave out. */
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
   * A number as it is without exponent and without a fraction of zeros, anything else unchanged.
   *
   * @throws RowRejectedException when digits are lost, as a spreadsheet loses them from long
   *     numbers
   */
  private static String plain(String text) throws RowRejectedException {
    if (WHOLE_NUMBER.matcher(text).matches()) {
      return text.substring(0, text.indexOf('.'));
    }
    // spreadsheets write 1.79E+12 and cut the rest; programs write 1.79E12 where the rest is zeros
    if (CUT.matcher(text).matches()) {
      throw new RowRejectedException("feedback.row.cutNumber", RowRejectedException.shown(text));
    }
    return EXACT.matcher(text).matches()
        ? new BigDecimal(text).stripTrailingZeros().toPlainString()
        : text;
  }

  /** This row as another of its kinds. */
  RowFieldReader as(RowKind other) {
    return new RowFieldReader(row, other, reading);
  }

  private String name(RowField field) {
    return row.shape().column(kind, field);
  }
}
