package dev.retune.feedback.query;

import dev.retune.feedback.repository.JdbcOperations;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The names of all sources by id. */
record SourceNames(Map<Long, String> names) {
  static SourceNames read(Connection connection) throws SQLException {
    Map<Long, String> names = new HashMap<>();
    try (PreparedStatement query = connection.prepareStatement("select id, name from source")) {
      JdbcOperations.each(query, row -> names.put(row.getLong(1), row.getString(2)));
    }
    return new SourceNames(names);
  }

  String name(long id) {
    return names.getOrDefault(id, "");
  }

  /** The source that a filter names; empty when it names none, or an unknown one. */
  Optional<Long> idOf(VoteFilter filter) {
    return filter
        .source()
        .flatMap(
            name ->
                names.entrySet().stream()
                    .filter(e -> e.getValue().equals(name))
                    .map(Map.Entry::getKey)
                    .findFirst());
  }
}
