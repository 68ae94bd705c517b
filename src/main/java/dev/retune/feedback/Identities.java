package dev.retune.feedback;

import java.util.TreeMap;

/** Tells a table as it is read from the same table read otherwise. */
final class Identities {
  private static final int LENGTH = 16;

  private Identities() {}

  /** Sixteen hexadecimal digits of the table, its columns and what the mapping says of them. */
  static String of(RowKind kind, SourceTable table, Shape shape, Mapping mapping) {
    Sha256 hash = new Sha256().add(kind.name()).add(table.fullName());
    for (Field field : Field.values()) {
      hash.add(shape.has(kind, field) ? shape.column(kind, field) : "");
    }
    new TreeMap<>(mapping.of(kind).orElse(TableMapping.GUESSED).where())
        .forEach(
            (column, wanted) ->
                hash.add(column).add(wanted.values().stream().sorted().toList().toString()));
    return hash.add(new TreeMap<>(mapping.voteValues()).toString())
        .add(mapping.zone().map(Object::toString).orElse(""))
        .hex()
        .substring(0, LENGTH);
  }
}
