package dev.retune.feedback.model;

import dev.retune.common.i18n.Message;
import java.util.List;

/**
 * A table of a source that looks like documents or votes, has rows, and is not read.
 *
 * @param kind what it looks like
 */
public record UnreadTable(String name, RowKind kind, List<String> columns) {
  /** Copies the columns. */
  public UnreadTable {
    columns = List.copyOf(columns);
  }

  /** The note that it is not read, with what to do. */
  public Message note() {
    return Message.of(
        kind == RowKind.VOTE ? "feedback.note.unreadVotes" : "feedback.note.unreadDocuments",
        name,
        String.join(", ", columns));
  }
}
