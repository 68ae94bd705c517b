package dev.retune.publishing.store;

import dev.retune.common.error.InvalidInputException;
import dev.retune.persistence.RecordQuery;
import dev.retune.persistence.RetryingTransactions;
import dev.retune.persistence.TransactionContext;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.audit.AuditEntry;
import dev.retune.persistence.audit.AuditLog;
import dev.retune.publishing.model.TargetConfig;
import dev.retune.publishing.model.TargetKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.query.MutationQuery;

/** Stores which targets there are. */
public final class PublishTargetRepository {
  private static final String COLUMNS =
      "select id, name, kind, address, place, user_name, password_env, automatic"
          + " from publish_target";

  private final Workspace workspace;

  /** For one workspace. */
  public PublishTargetRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  /** A row. */
  public record TargetRow(
      long id,
      String name,
      String kind,
      String address,
      String place,
      String userName,
      String passwordEnv,
      boolean automatic) {
    TargetConfig config() {
      return new TargetConfig(
          id,
          name,
          TargetKind.valueOf(kind),
          address,
          place,
          Optional.of(userName).filter(text -> !text.isEmpty()),
          Optional.of(passwordEnv).filter(text -> !text.isEmpty()),
          automatic);
    }
  }

  /** All targets, in the order in which they were added. */
  public List<TargetConfig> all() {
    return workspace.read(
        session ->
            RecordQuery.of(session, COLUMNS + " order by id", TargetRow.class)
                .getResultList()
                .stream()
                .map(TargetRow::config)
                .toList());
  }

  /**
   * The target with a name.
   *
   * @throws InvalidInputException when there is none
   */
  public TargetConfig named(String name) {
    List<TargetConfig> known = all();
    return known.stream()
        .filter(target -> target.name().equalsIgnoreCase(name.strip()))
        .findFirst()
        .orElseThrow(() -> unknown(name, known));
  }

  private static InvalidInputException unknown(String name, List<TargetConfig> known) {
    return known.isEmpty()
        ? new InvalidInputException("publishing.noTargets", name)
        : new InvalidInputException(
            "publishing.unknownTarget",
            name,
            String.join(", ", known.stream().map(TargetConfig::name).toList()));
  }

  /**
   * Checks that no target has a name.
   *
   * @throws InvalidInputException when one has it
   */
  public void requireFree(String name) {
    requireFree(name, all());
  }

  /** The same among some targets. */
  public static void requireFree(String name, List<TargetConfig> others) {
    if (others.stream().anyMatch(other -> other.name().equalsIgnoreCase(name))) {
      throw new InvalidInputException("publishing.nameTaken", name);
    }
  }

  /**
   * Stores a target.
   *
   * @throws InvalidInputException when there is one with its name
   */
  public void add(TargetConfig target, String who, Instant at) {
    requireFree(target.name());
    RetryingTransactions.repeating(
        () ->
            workspace.transaction(
                transaction -> {
                  var _ =
                      statement(
                              transaction,
                              "insert into publish_target (name, kind, address, place, user_name,"
                                  + " password_env, automatic, created_at) values (:name, :kind,"
                                  + " :address, :place, :user, :env, :automatic, :at)",
                              target)
                          .setParameter("at", at)
                          .executeUpdate();
                  AuditLog.add(
                      transaction,
                      new AuditEntry(
                          at, who, "publish.add", target.name(), "", target.kind().shown()));
                  return true;
                }));
  }

  private static MutationQuery statement(
      TransactionContext transaction, String sql, TargetConfig target) {
    return transaction
        .session()
        .createNativeMutationQuery(sql)
        .setParameter("name", target.name())
        .setParameter("kind", target.kind().name())
        .setParameter("address", target.address())
        .setParameter("place", target.place())
        .setParameter("user", target.user().orElse(""))
        .setParameter("env", target.passwordEnv().orElse(""))
        .setParameter("automatic", target.automatic());
  }

  /**
   * Changes a target.
   *
   * @param moved whether it is at another place, so that what was published into the former one no
   *     longer says anything about it
   */
  public void change(TargetConfig target, boolean moved, String who, Instant at) {
    workspace.inTransaction(
        transaction -> {
          if (moved) {
            PublicationRepository.forget(transaction, target.id());
          }
          var _ =
              statement(
                      transaction,
                      "update publish_target set name = :name, kind = :kind, address = :address,"
                          + " place = :place, user_name = :user, password_env = :env,"
                          + " automatic = :automatic where id = :id",
                      target)
                  .setParameter("id", target.id())
                  .executeUpdate();
          AuditLog.add(
              transaction,
              new AuditEntry(
                  at, who, "publish.change", target.name(), "", moved ? target.place() : ""));
        });
  }

  /** Forgets a target and what became of publishing into it. */
  public void remove(TargetConfig target, String who, Instant at) {
    workspace.inTransaction(
        transaction -> {
          PublicationRepository.forget(transaction, target.id());
          var _ =
              transaction
                  .session()
                  .createNativeMutationQuery("delete from publish_target where id = :id")
                  .setParameter("id", target.id())
                  .executeUpdate();
          AuditLog.add(
              transaction,
              new AuditEntry(at, who, "publish.remove", target.name(), target.kind().shown(), ""));
        });
  }
}
