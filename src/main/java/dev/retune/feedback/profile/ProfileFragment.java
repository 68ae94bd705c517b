package dev.retune.feedback.profile;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A part of SQL.
 *
 * @param common text for all databases; empty when it depends on the database
 * @param byDatabase text for each database
 */
record ProfileFragment(Optional<String> common, Map<String, String> byDatabase) {
  static ProfileFragment of(String text) {
    return new ProfileFragment(Optional.of(text), Map.of());
  }

  static ProfileFragment of(Map<String, String> texts) {
    return new ProfileFragment(Optional.empty(), texts);
  }

  /** Returns the text for a database, if there is one. */
  Optional<String> in(String database) {
    return common.or(() -> Optional.ofNullable(byDatabase.get(database)));
  }

  /** The databases that have a text of their own. */
  Set<String> databases() {
    return byDatabase.keySet();
  }
}
