package dev.retune.prompting.store;

import dev.retune.persistence.RecordQuery;
import dev.retune.persistence.RetryingTransactions;
import dev.retune.persistence.StorableText;
import dev.retune.persistence.TransactionContext;
import dev.retune.persistence.Workspace;
import dev.retune.prompting.endpoint.TokenUsage;
import dev.retune.prompting.store.StoredCall.CallKind;
import java.time.Instant;
import java.util.List;

/** Stores the replies of the endpoint as they arrive, so that none is paid for twice. */
public final class PromptCallRepository {
  private static final int LONGEST = 1_000_000;

  private final Workspace workspace;

  /** For one workspace. */
  public PromptCallRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  /** A row. */
  public record Row(
      String kind,
      int caseNumber,
      long versionId,
      int turn,
      String reply,
      long promptTokens,
      long completionTokens,
      boolean estimated,
      Instant calledAt) {
    StoredCall call() {
      return new StoredCall(
          CallKind.valueOf(kind),
          caseNumber,
          versionId,
          turn,
          reply,
          new TokenUsage(promptTokens, completionTokens, estimated),
          calledAt);
    }
  }

  /** Stores a reply. */
  public void add(long run, StoredCall call) {
    RetryingTransactions.retrying(
        () ->
            workspace.transaction(
                transaction -> {
                  insert(transaction, run, call);
                  return Boolean.TRUE;
                }));
  }

  /** Stores a reply that was paid for and cannot be used. */
  public void addUnusable(long run, StoredCall call) {
    RetryingTransactions.retrying(
        () ->
            workspace.transaction(
                transaction -> {
                  int next =
                      transaction
                              .session()
                              .createNativeQuery(
                                  "select coalesce(max(turn), 0) from prompt_call"
                                      + " where run_id = :run and kind = 'UNUSABLE'",
                                  Integer.class)
                              .setParameter("run", run)
                              .getSingleResult()
                          + 1;
                  insert(
                      transaction,
                      run,
                      new StoredCall(
                          CallKind.UNUSABLE,
                          call.caseNumber(),
                          call.version(),
                          next,
                          call.reply(),
                          call.usage(),
                          call.calledAt()));
                  return Boolean.TRUE;
                }));
  }

  static void insert(TransactionContext transaction, long run, StoredCall call) {
    String reply = StorableText.text(call.reply());
    transaction
        .session()
        .createNativeMutationQuery(
            "insert into prompt_call (run_id, kind, case_number, version_id, turn, reply,"
                + " prompt_tokens, completion_tokens, estimated, called_at) values (:run, :kind,"
                + " :case, :version, :turn, :reply, :prompt, :completion, :estimated, :at)")
        .setParameter("run", run)
        .setParameter("kind", call.kind().name())
        .setParameter("case", call.caseNumber())
        .setParameter("version", call.version())
        .setParameter("turn", call.turn())
        .setParameter("reply", reply.substring(0, Math.min(LONGEST, reply.length())))
        .setParameter("prompt", call.usage().prompt())
        .setParameter("completion", call.usage().completion())
        .setParameter("estimated", call.usage().estimated())
        .setParameter("at", call.calledAt())
        .executeUpdate();
  }

  /** Returns all replies of a run. */
  public List<StoredCall> of(long run) {
    return workspace.read(
        session ->
            RecordQuery.of(
                    session,
                    "select kind, case_number, version_id, turn, reply, prompt_tokens,"
                        + " completion_tokens, estimated, called_at from prompt_call"
                        + " where run_id = :run",
                    Row.class)
                .setParameter("run", run)
                .getResultList()
                .stream()
                .map(Row::call)
                .toList());
  }
}
