package dev.retune.feedback;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** The fields of one row as one kind, each checked as it is taken. */
final class Fields {
  // what spreadsheets and data frames make of whole numbers
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,18}\\.0+");

  private final RawRow row;
  private final RowKind kind;
  private final Times times;

  Fields(RawRow row, RowKind kind, Times times) {
    this.row = row;
    this.kind = kind;
    this.times = times;
  }

  /** The text as it is; empty when blank or not there. */
  Optional<String> text(Field field) throws RowFault {
    OptionalInt index = row.shape().index(kind, field);
    if (index.isEmpty()) {
      return Optional.empty();
    }
    String text = row.values().text(index.getAsInt());
    if (text.length() > field.longest()) {
      throw new RowFault("feedback.row.tooLong", name(field), field.longest());
    }
    return text.isBlank() ? Optional.empty() : Optional.of(text);
  }

  /** The text that a row cannot do without. */
  String needed(Field field, String fault) throws RowFault {
    return text(field).orElseThrow(() -> new RowFault(fault));
  }

  Optional<String> id(Field field) throws RowFault {
    return text(field)
        .map(String::strip)
        .map(id -> WHOLE_NUMBER.matcher(id).matches() ? id.substring(0, id.indexOf('.')) : id);
  }

  /** The time of the row; empty when its source keeps none. */
  Optional<Instant> time(Field field) throws RowFault {
    if (!row.shape().has(kind, field)) {
      return Optional.empty();
    }
    String written = text(field).orElseThrow(() -> new RowFault("feedback.row.noTime"));
    return Optional.of(read(written));
  }

  /** A time that a row may leave out. */
  Optional<Instant> optionalTime(Field field) throws RowFault {
    Optional<String> written = text(field);
    return written.isPresent() ? Optional.of(read(written.get())) : Optional.empty();
  }

  private Instant read(String written) throws RowFault {
    return times
        .parse(written)
        .orElseThrow(() -> new RowFault("feedback.row.unreadableTime", RowFault.shown(written)));
  }

  /** This row as another of its kinds. */
  Fields as(RowKind other) {
    return new Fields(row, other, times);
  }

  private String name(Field field) {
    return row.shape().column(kind, field);
  }
}
