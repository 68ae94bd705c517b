package dev.retune.feedback;

import dev.retune.work.Sha256;
import java.util.TreeMap;

/** Tells a table as it is read from the same table read otherwise. */
final class Identities {
  private static final int LENGTH = 16;

  private Identities() {}

  /** Sixteen hexadecimal digits of the table, its columns and what the mapping says of them. */
  static String of(RowKind kind, SourceTable table, Shape shape, Mapping mapping) {
    Sha256 hash = new Sha256().field(kind.name()).field(table.fullName());
    for (Field field : Field.values()) {
      hash.field(shape.has(kind, field) ? shape.column(kind, field) : "");
    }
    new TreeMap<>(mapping.of(kind).orElse(TableMapping.GUESSED).where())
        .forEach(
            (column, wanted) ->
                hash.field(column).field(wanted.values().stream().sorted().toList().toString()));
    return hash.field(new TreeMap<>(mapping.voteValues()).toString())
        .field(mapping.zone().map(Object::toString).orElse(""))
        .hex()
        .substring(0, LENGTH);
  }
}
