package dev.retune.prompting.store;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.LeaseBusyException;
import dev.retune.common.error.RefusedException;
import dev.retune.common.i18n.StoredText;
import dev.retune.common.i18n.StoredTextJson;
import dev.retune.common.runtime.ProcessIdentity;
import dev.retune.persistence.RetryingTransactions;
import dev.retune.persistence.SqlTime;
import dev.retune.persistence.TransactionContext;
import dev.retune.persistence.Workspace;
import dev.retune.prompting.model.PromptCase;
import dev.retune.prompting.model.PromptState;
import dev.retune.prompting.model.PromptVersion;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Stores runs and their outcome. */
public final class PromptRunRepository {
  private final Workspace workspace;
  private final PromptRepository prompts;
  private final Clock clock;
  private final String self = ProcessIdentity.thisProcess().toString();

  /** For one workspace. */
  public PromptRunRepository(Workspace workspace, PromptRepository prompts, Clock clock) {
    this.workspace = workspace;
    this.prompts = prompts;
    this.clock = clock;
  }

  /**
   * Stores a run with its cases.
   *
   * @param settings JSON of its settings
   */
  public StoredRun start(PromptVersion base, String settings, List<PromptCase> cases, String who) {
    return RetryingTransactions.retrying(
        () ->
            workspace.transaction(
                transaction -> {
                  PromptRunEntity row = inserted(transaction, base, settings, who);
                  PromptCaseRepository.insert(transaction, row.key(), cases);
                  return stored(transaction.session(), row);
                }));
  }

  /** Stores a run about a version that was proposed before. */
  public StoredRun start(
      PromptVersion base,
      String settings,
      List<PromptCase> cases,
      PromptVersion proposal,
      String who) {
    return RetryingTransactions.retrying(
        () ->
            workspace.transaction(
                transaction -> {
                  PromptRunEntity row = inserted(transaction, base, settings, who);
                  PromptCaseRepository.insert(transaction, row.key(), cases);
                  row.proposal = proposal.id();
                  transaction.session().update(row);
                  return stored(transaction.session(), row);
                }));
  }

  private PromptRunEntity inserted(
      TransactionContext transaction, PromptVersion base, String settings, String who) {
    PromptRunEntity row = new PromptRunEntity();
    row.prompt = PromptRepository.row(transaction.session(), base.id()).prompt;
    row.base = base.id();
    row.settings = settings;
    row.who = who;
    row.startedAt = SqlTime.now(clock);
    row.changedAt = row.startedAt;
    transaction.session().insert(row);
    return row;
  }

  /**
   * Returns a run.
   *
   * @throws InvalidInputException when there is none with this id
   */
  public StoredRun byId(long id) {
    return workspace.read(session -> stored(session, row(session, id)));
  }

  /**
   * Checks that a run is stored and not over.
   *
   * @throws InvalidInputException when there is none with this id
   * @throws RefusedException when it is over
   */
  public void requireOpen(long id) {
    workspace.read(session -> open(row(session, id)).key());
  }

  /** Returns the runs of a prompt, newest first. */
  public List<StoredRun> of(String prompt) {
    return workspace.read(
        session ->
            session
                .createSelectionQuery(
                    "from PromptRunEntity where prompt = :prompt order by id desc",
                    PromptRunEntity.class)
                .setParameter(
                    "prompt", PromptRepository.id(PromptRepository.known(session, prompt)))
                .getResultList()
                .stream()
                .map(row -> stored(session, row))
                .toList());
  }

  /** Returns all runs, newest first. */
  public List<StoredRun> list(int limit) {
    return workspace.read(
        session ->
            session
                .createSelectionQuery(
                    "from PromptRunEntity order by id desc", PromptRunEntity.class)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(row -> stored(session, row))
                .toList());
  }

  /** Returns how many other proposals the gate decided about against a version. */
  public int judgedAgainst(long base, long run) {
    return workspace
        .read(
            session ->
                session
                    .createSelectionQuery(
                        "select count(*) from PromptRunEntity where base = :base and id <> :run"
                            + " and state = :done and proposal is not null",
                        Long.class)
                    .setParameter("base", base)
                    .setParameter("run", run)
                    .setParameter("done", PromptRunState.DONE)
                    .getSingleResult())
        .intValue();
  }

  /**
   * Takes a run for this process.
   *
   * @throws LeaseBusyException when somebody works on it
   */
  public StoredRun claim(long id) {
    return RetryingTransactions.retrying(
        () ->
            workspace.transaction(
                transaction -> {
                  PromptRunEntity row = open(locked(transaction.session(), id));
                  if (!row.owner.isEmpty() && !ProcessIdentity.parse(row.owner).provablyDead()) {
                    throw new LeaseBusyException(
                        "prompts.run.busy", id, ProcessIdentity.parse(row.owner).shown());
                  }
                  row.owner = self;
                  transaction.session().update(row);
                  return stored(transaction.session(), row);
                }));
  }

  /**
   * Gives a run back.
   *
   * @param why why it stopped; an empty text when it did not
   */
  public void release(long id, StoredText why) {
    RetryingTransactions.repeating(
        () ->
            workspace.transaction(
                transaction -> {
                  PromptRunEntity row = locked(transaction.session(), id);
                  row.owner = "";
                  if (!why.text().isEmpty()) {
                    row.explain(why);
                  }
                  row.changedAt = SqlTime.now(clock);
                  transaction.session().update(row);
                  return Boolean.TRUE;
                }));
  }

  /** Stores a usable reply with the proposals read from it, together. */
  public List<StoredProposal> propose(
      long id, StoredCall reply, List<NewProposal> proposals, String who) {
    return RetryingTransactions.retrying(
        () ->
            workspace.transaction(
                transaction -> {
                  PromptCallRepository.insert(transaction, id, reply);
                  List<StoredProposal> stored = new ArrayList<>();
                  for (NewProposal proposal : proposals) {
                    PromptVersion version = prompts.add(transaction, proposal.version());
                    if (!proposal.refusal().isEmpty()) {
                      prompts.decide(
                          transaction, version.id(), PromptState.REJECTED, proposal.why(), who);
                    }
                    StoredProposal row =
                        new StoredProposal(
                            PromptRepository.version(transaction.session(), version.id()),
                            proposal.cites(),
                            proposal.refusal());
                    PromptProposalRepository.insert(transaction, id, row);
                    stored.add(row);
                  }
                  return stored;
                }));
  }

  /** Chooses the proposal for the gate. */
  public StoredRun choose(long id, long proposal) {
    return change(
        id,
        row -> {
          row.proposal = proposal;
        });
  }

  /**
   * Stores the outcome of a run and moves its proposal to a state, together.
   *
   * @param outcome JSON
   * @throws RefusedException when the proposal may not become that any more
   */
  public StoredRun finish(
      long id, PromptRunState state, PromptState next, String outcome, StoredText why, String who) {
    return RetryingTransactions.retrying(
        () ->
            workspace.transaction(
                transaction -> {
                  StatelessSession session = transaction.session();
                  PromptRunEntity row = open(locked(session, id));
                  if (row.proposal != null) {
                    prompts.decide(transaction, row.proposal, next, why, who);
                  }
                  row.state = state;
                  row.outcome = outcome;
                  row.explain(why);
                  row.changedAt = SqlTime.now(clock);
                  session.update(row);
                  return stored(session, row);
                }));
  }

  /** Ends a run without a decision. */
  public StoredRun end(long id, StoredText why) {
    return change(
        id,
        row -> {
          row.state = PromptRunState.ENDED;
          row.explain(why);
        });
  }

  private StoredRun change(long id, java.util.function.Consumer<PromptRunEntity> change) {
    return RetryingTransactions.retrying(
        () ->
            workspace.transaction(
                transaction -> {
                  PromptRunEntity row = open(locked(transaction.session(), id));
                  change.accept(row);
                  row.changedAt = SqlTime.now(clock);
                  transaction.session().update(row);
                  return stored(transaction.session(), row);
                }));
  }

  private static PromptRunEntity open(PromptRunEntity row) {
    if (row.state == PromptRunState.DONE || row.state == PromptRunState.ENDED) {
      throw new RefusedException("prompts.run.over", row.key());
    }
    return row;
  }

  private static PromptRunEntity locked(StatelessSession session, long id) {
    session
        .createNativeQuery("select id from prompt_run where id = :id for update", Long.class)
        .setParameter("id", id)
        .getSingleResultOrNull();
    return row(session, id);
  }

  private static PromptRunEntity row(StatelessSession session, long id) {
    @Nullable PromptRunEntity row = session.get(PromptRunEntity.class, id);
    if (row == null) {
      throw new InvalidInputException("prompts.run.none", id);
    }
    return row;
  }

  private static StoredRun stored(StatelessSession session, PromptRunEntity row) {
    return new StoredRun(
        row.key(),
        session.get(PromptEntity.class, row.prompt).name,
        row.base,
        row.state,
        row.settings,
        Optional.ofNullable(row.proposal),
        Optional.ofNullable(row.outcome),
        StoredTextJson.read(row.why, row.whyMessages),
        row.owner,
        row.who,
        row.startedAt,
        row.changedAt);
  }
}
