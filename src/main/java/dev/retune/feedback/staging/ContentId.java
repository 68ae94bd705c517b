package dev.retune.feedback.staging;

import dev.retune.common.io.Sha256;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.sqlite.Function;

/**
 * The SQL function {@code content_id(a, b, ...)}: an id made of texts, for rows that have none. It
 * is the same in every file and on every day.
 */
final class ContentId extends Function {
  private static final int LENGTH = 32;

  private ContentId() {}

  /** Adds the function to a connection. */
  static void in(Connection connection) throws SQLException {
    Function.create(connection, "content_id", new ContentId(), -1, Function.FLAG_DETERMINISTIC);
  }

  @Override
  protected void xFunc() throws SQLException {
    Sha256 hash = new Sha256();
    for (int i = 0; i < args(); i++) {
      hash.field(Objects.requireNonNullElse(value_text(i), ""));
    }
    result(hash.hex().substring(0, LENGTH));
  }
}
