package dev.retune.knowledge.store;

import dev.retune.knowledge.model.DocumentText;
import dev.retune.knowledge.model.ItemKey;
import dev.retune.persistence.RecordQuery;
import dev.retune.persistence.RetryingTransactions;
import dev.retune.persistence.Workspace;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Stores what a person typed for an item and has not proposed. */
public final class KnowledgeDraftRepository {
  private final Workspace workspace;

  /** For one workspace. */
  public KnowledgeDraftRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  /** A row. */
  public record DraftRow(@Nullable String title, @Nullable String section, String body) {}

  /** Returns what a person typed for an item. */
  public Optional<DocumentText> find(String person, ItemKey key) {
    return workspace.read(
        session ->
            RecordQuery.of(
                    session,
                    "select title, section, body from knowledge_draft where person = :person"
                        + " and kind = :kind and subject_id = :subject",
                    DraftRow.class)
                .setParameter("person", person)
                .setParameter("kind", key.kind().name())
                .setParameter("subject", key.subject())
                .uniqueResultOptional()
                .map(
                    row ->
                        new DocumentText(
                            Objects.requireNonNullElse(row.title(), ""),
                            Objects.requireNonNullElse(row.section(), ""),
                            row.body())));
  }

  /** Stores what a person typed for an item, in place of what was there. */
  public void keep(String person, ItemKey key, DocumentText text, Instant at) {
    RetryingTransactions.repeating(
        () ->
            workspace.write(
                session -> {
                  delete(session, person, key);
                  return session
                      .createNativeMutationQuery(
                          "insert into knowledge_draft (person, kind, subject_id, title, section,"
                              + " body, kept_at) values (:person, :kind, :subject, :title,"
                              + " :section, :body, :at)")
                      .setParameter("person", person)
                      .setParameter("kind", key.kind().name())
                      .setParameter("subject", key.subject())
                      .setParameter("title", text.title())
                      .setParameter("section", text.section())
                      .setParameter("body", text.body())
                      .setParameter("at", at)
                      .executeUpdate();
                }));
  }

  /** Deletes what a person typed for an item. */
  public void discard(String person, ItemKey key) {
    RetryingTransactions.repeating(() -> workspace.write(session -> delete(session, person, key)));
  }

  private static int delete(StatelessSession session, String person, ItemKey key) {
    return session
        .createNativeMutationQuery(
            "delete from knowledge_draft where person = :person and kind = :kind"
                + " and subject_id = :subject")
        .setParameter("person", person)
        .setParameter("kind", key.kind().name())
        .setParameter("subject", key.subject())
        .executeUpdate();
  }
}
