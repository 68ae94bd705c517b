package dev.retune.prompting.store;

import dev.retune.common.error.RefusedException;
import dev.retune.persistence.RetryingTransactions;
import dev.retune.persistence.SqlTime;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.audit.AuditEntry;
import dev.retune.persistence.audit.AuditLog;
import dev.retune.prompting.model.PromptChange;
import dev.retune.prompting.model.PromptState;
import dev.retune.prompting.model.PromptVersion;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;

/** Makes versions of prompts live, and restores earlier ones. */
public final class PromptPromotionRepository {
  private final Workspace workspace;
  private final Clock clock;

  /** For one workspace. */
  public PromptPromotionRepository(Workspace workspace, Clock clock) {
    this.workspace = workspace;
    this.clock = clock;
  }

  /**
   * Makes a version live and retires the live one, in one transaction with an audit entry.
   *
   * @param unproven whether a version that the gate has not accepted may go live, too; the first of
   *     a prompt always may, since there is nothing to compare it with
   * @throws RefusedException when the version may not go live
   */
  public PromptVersion promote(long id, boolean unproven, String who) {
    return RetryingTransactions.retrying(
        () ->
            workspace.transaction(
                transaction -> {
                  StatelessSession session = transaction.session();
                  PromptVersionEntity next = PromptRepository.row(session, id);
                  LivePromptRepository pointer = new LivePromptRepository(session, next.prompt);
                  Optional<Long> live = pointer.lock();
                  PromptVersionEntity row = PromptRepository.locked(session, id);
                  boolean first = live.isEmpty();
                  if (!row.state.mayGoLive(unproven || first)) {
                    throw refused(PromptRepository.version(session, id));
                  }
                  return move(session, PromptChange.Kind.PROMOTE, row, who);
                }));
  }

  private static RefusedException refused(PromptVersion version) {
    return switch (version.state()) {
      case LIVE -> new RefusedException("prompts.alreadyLive", version.shown());
      case REJECTED -> new RefusedException("prompts.rejected", version.shown(), version.reason());
      default -> new RefusedException("prompts.unproven", version.shown());
    };
  }

  /**
   * Restores the version that was live before; repeated calls go further back.
   *
   * @throws RefusedException when there is none
   */
  public PromptVersion rollback(String name, String who) {
    return RetryingTransactions.retrying(
        () ->
            workspace.transaction(
                transaction -> {
                  StatelessSession session = transaction.session();
                  long prompt = PromptRepository.id(PromptRepository.known(session, name));
                  new LivePromptRepository(session, prompt).lock();
                  long previous =
                      previous(session, prompt)
                          .orElseThrow(
                              () -> new RefusedException("prompts.nothingToRollBackTo", name));
                  return move(
                      session,
                      PromptChange.Kind.ROLLBACK,
                      PromptRepository.locked(session, previous),
                      who);
                }));
  }

  private PromptVersion move(
      StatelessSession session, PromptChange.Kind kind, PromptVersionEntity next, String who) {
    Instant at = SqlTime.now(clock);
    LivePromptRepository pointer = new LivePromptRepository(session, next.prompt);
    Optional<Long> live = pointer.read();
    PromptChangeEntity change = new PromptChangeEntity();
    live.ifPresent(
        id -> {
          PromptVersionEntity last = PromptRepository.row(session, id);
          last.enter(PromptState.RETIRED, at);
          session.update(last);
          change.fromVersion = id;
        });
    next.enter(PromptState.LIVE, at);
    session.update(next);
    pointer.move(next.key(), at);
    change.prompt = next.prompt;
    change.kind = kind;
    change.toVersion = next.key();
    change.who = who;
    change.changedAt = at;
    session.insert(change);
    PromptVersion moved = PromptRepository.version(session, next.key());
    String action = kind == PromptChange.Kind.PROMOTE ? "prompt.promote" : "prompt.rollback";
    String before = live.map(id -> PromptRepository.version(session, id).shown()).orElse("");
    AuditLog.add(session, new AuditEntry(at, who, action, moved.prompt(), before, moved.shown()));
    return moved;
  }

  /** The target of a rollback: promotions push a version onto a stack, rollbacks pop one. */
  private static Optional<Long> previous(StatelessSession session, long prompt) {
    Deque<Long> stack = new ArrayDeque<>();
    for (PromptChangeEntity change : changes(session, prompt)) {
      switch (change.kind) {
        case PROMOTE -> stack.push(change.toVersion);
        case ROLLBACK -> stack.pop();
      }
    }
    return stack.stream().skip(1).findFirst();
  }

  private static List<PromptChangeEntity> changes(StatelessSession session, long prompt) {
    return session
        .createSelectionQuery(
            "from PromptChangeEntity where prompt = :prompt order by id", PromptChangeEntity.class)
        .setParameter("prompt", prompt)
        .getResultList();
  }

  /** Returns the changes of a prompt up to an instant (inclusive), newest first. */
  public List<PromptChange> history(String name, Instant last) {
    return workspace.read(
        session -> {
          long prompt = PromptRepository.id(PromptRepository.known(session, name));
          return changes(session, prompt).reversed().stream()
              .filter(change -> !change.changedAt.isAfter(last))
              .map(
                  change ->
                      new PromptChange(
                          change.kind,
                          Optional.ofNullable(change.fromVersion)
                              .map(id -> PromptRepository.version(session, id)),
                          PromptRepository.version(session, change.toVersion),
                          change.who,
                          change.changedAt))
              .toList();
        });
  }
}
