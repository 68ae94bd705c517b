package dev.retune.feedback.source;

import dev.retune.common.io.Sha256;
import dev.retune.feedback.mapping.RowField;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.mapping.TableMapping;
import dev.retune.feedback.model.RowKind;
import dev.retune.feedback.parsing.ColumnLayout;
import java.util.TreeMap;

/** Fingerprint of how a table is read. */
public final class TableIdentity {
  private static final int LENGTH = 16;

  private TableIdentity() {}

  /** 16 hexadecimal digits over the table, its columns and its mapping. */
  public static String of(
      RowKind kind, SourceTable table, ColumnLayout layout, SourceMapping mapping) {
    Sha256 hash = new Sha256().field(kind.name()).field(table.fullName());
    table.query().ifPresent(query -> hash.field(query.sql()));
    for (RowField field : RowField.values()) {
      hash.field(layout.has(kind, field) ? layout.column(kind, field) : "");
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
