package dev.retune.prompting.store;

import java.time.Instant;
import java.util.Optional;
import org.hibernate.StatelessSession;

/** Stores which version of a prompt is live, within a transaction. */
final class LivePromptRepository {
  private final StatelessSession session;
  private final long prompt;

  LivePromptRepository(StatelessSession session, long prompt) {
    this.session = session;
    this.prompt = prompt;
  }

  static void create(StatelessSession session, long prompt, Instant at) {
    session
        .createNativeMutationQuery(
            "insert into live_prompt (prompt_id, version_id, changed_at)"
                + " values (:prompt, null, :at)")
        .setParameter("prompt", prompt)
        .setParameter("at", at)
        .executeUpdate();
  }

  Optional<Long> read() {
    return version("select version_id from live_prompt where prompt_id = :prompt");
  }

  /** Reads the live version and locks the row until the transaction ends. */
  Optional<Long> lock() {
    return version("select version_id from live_prompt where prompt_id = :prompt for update");
  }

  private Optional<Long> version(String sql) {
    return Optional.ofNullable(
        session
            .createNativeQuery(sql, Long.class)
            .setParameter("prompt", prompt)
            .getSingleResultOrNull());
  }

  void move(long version, Instant at) {
    session
        .createNativeMutationQuery(
            "update live_prompt set version_id = :version, changed_at = :at"
                + " where prompt_id = :prompt")
        .setParameter("version", version)
        .setParameter("at", at)
        .setParameter("prompt", prompt)
        .executeUpdate();
  }
}
