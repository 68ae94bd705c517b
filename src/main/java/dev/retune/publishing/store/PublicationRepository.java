package dev.retune.publishing.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.retune.common.i18n.StoredText;
import dev.retune.common.i18n.StoredTextJson;
import dev.retune.common.text.JsonFormat;
import dev.retune.index.version.IndexVersion;
import dev.retune.persistence.RecordQuery;
import dev.retune.persistence.SqlTime;
import dev.retune.persistence.TransactionContext;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.audit.AuditEntry;
import dev.retune.persistence.audit.AuditLog;
import dev.retune.publishing.model.Publication;
import dev.retune.publishing.model.PublishFigures;
import dev.retune.publishing.model.TargetConfig;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Stores what became of publishing, with its audit entries. */
public final class PublicationRepository {
  private static final int LONGEST_WHY = 4_000;

  private final Workspace workspace;

  /** For one workspace. */
  public PublicationRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  /** A row. */
  public record PublicationRow(
      long id,
      long targetId,
      String kind,
      String state,
      long versionId,
      String figures,
      String why,
      String whyMessages,
      String who,
      Instant startedAt,
      @Nullable Instant endedAt) {
    Publication publication() {
      return new Publication(
          id,
          targetId,
          Publication.Kind.valueOf(kind),
          Publication.State.valueOf(state),
          versionId,
          figures.isEmpty() ? Optional.empty() : Optional.of(read(figures)),
          why,
          StoredTextJson.read(why, whyMessages).messages(),
          who,
          startedAt,
          Optional.ofNullable(endedAt));
    }
  }

  private static PublishFigures read(String json) {
    try {
      return JsonFormat.mapper().readValue(json, PublishFigures.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String written(PublishFigures figures) {
    try {
      return JsonFormat.mapper().writeValueAsString(figures);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The attempts of a target, newest first. */
  public List<Publication> of(long target, int limit) {
    return workspace.read(
        session ->
            RecordQuery.of(
                    session,
                    "select id, target_id, kind, state, version_id, figures, why, why_messages,"
                        + " who, started_at, ended_at from publication where target_id = :target order by id desc",
                    PublicationRow.class)
                .setParameter("target", target)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(PublicationRow::publication)
                .toList());
  }

  /** Records that an attempt begins; returns its number. */
  public long start(
      TargetConfig target, Publication.Kind kind, long version, String who, Instant at) {
    AtomicLong made = new AtomicLong();
    workspace.inTransaction(
        transaction -> {
          transaction.jdbc(
              connection -> {
                try (PreparedStatement insert =
                    connection.prepareStatement(
                        "insert into publication (target_id, kind, state, version_id, figures, why,"
                            + " who, started_at) values (?, ?, 'STARTED', ?, '', '', ?, ?)",
                        new String[] {"id"})) {
                  insert.setLong(1, target.id());
                  insert.setString(2, kind.name());
                  insert.setLong(3, version);
                  insert.setString(4, who);
                  insert.setObject(5, SqlTime.parameter(SqlTime.micros(at)));
                  insert.executeUpdate();
                  try (ResultSet key = insert.getGeneratedKeys()) {
                    key.next();
                    made.set(key.getLong(1));
                  }
                }
              });
          audit(transaction, target, kind, "begin", version, who, at);
        });
    return made.get();
  }

  /** A step of an attempt, for the audit log. */
  public void step(
      TargetConfig target,
      Publication.Kind kind,
      String step,
      long version,
      String who,
      Instant at) {
    workspace.inTransaction(
        transaction -> audit(transaction, target, kind, step, version, who, at));
  }

  /** How an attempt ended. */
  public record PublicationEnding(
      Publication.State state, Optional<PublishFigures> figures, StoredText why) {}

  /** Records how an attempt ended. */
  public void end(
      long id,
      TargetConfig target,
      Publication.Kind kind,
      PublicationEnding ending,
      long version,
      String who,
      Instant at) {
    String why = ending.why().text();
    workspace.inTransaction(
        transaction -> {
          var _ =
              transaction
                  .session()
                  .createNativeMutationQuery(
                      "update publication set state = :state, figures = :figures, why = :why,"
                          + " why_messages = :messages, ended_at = :at where id = :id")
                  .setParameter("state", ending.state().name())
                  .setParameter(
                      "figures", ending.figures().map(PublicationRepository::written).orElse(""))
                  .setParameter("why", why.substring(0, Math.min(why.length(), LONGEST_WHY)))
                  .setParameter("messages", StoredTextJson.messages(ending.why()))
                  .setParameter("at", SqlTime.micros(at))
                  .setParameter("id", id)
                  .executeUpdate();
          String step = ending.state().name().toLowerCase(Locale.ROOT);
          audit(transaction, target, kind, step, version, who, at);
        });
  }

  static void forget(TransactionContext transaction, long target) {
    var _ =
        transaction
            .session()
            .createNativeMutationQuery("delete from publication where target_id = :target")
            .setParameter("target", target)
            .executeUpdate();
  }

  private static void audit(
      TransactionContext transaction,
      TargetConfig target,
      Publication.Kind kind,
      String step,
      long version,
      String who,
      Instant at) {
    AuditLog.add(
        transaction,
        new AuditEntry(
            at,
            who,
            "publish." + kind.name().toLowerCase(Locale.ROOT),
            target.name(),
            step,
            IndexVersion.label(version)));
  }
}
