package dev.retune.prompting.store;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.RefusedException;
import dev.retune.common.i18n.StoredText;
import dev.retune.persistence.RetryingTransactions;
import dev.retune.persistence.SqlTime;
import dev.retune.persistence.StorableText;
import dev.retune.persistence.TransactionContext;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.audit.AuditEntry;
import dev.retune.persistence.audit.AuditLog;
import dev.retune.prompting.model.NewPromptVersion;
import dev.retune.prompting.model.PromptState;
import dev.retune.prompting.model.PromptSummary;
import dev.retune.prompting.model.PromptVersion;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Stores prompts and their versions. */
public final class PromptRepository {
  private static final int LONGEST_WHY = 4_000;

  private final Workspace workspace;
  private final Clock clock;

  /** For one workspace. */
  public PromptRepository(Workspace workspace, Clock clock) {
    this.workspace = workspace;
    this.clock = clock;
  }

  /** Returns all prompts in alphabetical order. */
  public List<PromptSummary> list() {
    return workspace.read(
        session -> {
          List<PromptSummary> all = new ArrayList<>();
          for (PromptEntity prompt :
              session
                  .createSelectionQuery("from PromptEntity order by name", PromptEntity.class)
                  .getResultList()) {
            List<PromptVersionEntity> versions = versions(session, id(prompt));
            all.add(
                new PromptSummary(
                    prompt.name,
                    versions.size(),
                    versions.stream()
                        .filter(version -> version.state == PromptState.LIVE)
                        .map(version -> version.number)
                        .findFirst(),
                    prompt.createdAt));
          }
          return all;
        });
  }

  /**
   * Returns the versions of a prompt, newest first.
   *
   * @throws InvalidInputException when there is no such prompt
   */
  public List<PromptVersion> versions(String name) {
    return workspace.read(
        session ->
            versions(session, id(known(session, name))).reversed().stream()
                .map(version -> version.version(name))
                .toList());
  }

  /** Returns a version by its id. */
  public PromptVersion byId(long id) {
    return workspace.read(session -> version(session, id));
  }

  /**
   * Returns a version by its number.
   *
   * @throws InvalidInputException when there is no such prompt or version
   */
  public PromptVersion byNumber(String name, int number) {
    return versions(name).stream()
        .filter(version -> version.number() == number)
        .findFirst()
        .orElseThrow(() -> new InvalidInputException("prompts.noVersion", name, number));
  }

  /** Returns the live version of a prompt. */
  public Optional<PromptVersion> live(String name) {
    return workspace.read(
        session ->
            find(session, name)
                .flatMap(prompt -> new LivePromptRepository(session, id(prompt)).read())
                .map(id -> version(session, id)));
  }

  /**
   * Stores a version, and the prompt if it is new.
   *
   * @throws RefusedException when another version has its label
   */
  public PromptVersion add(NewPromptVersion version) {
    return RetryingTransactions.retrying(
        () -> workspace.transaction(transaction -> add(transaction, version)));
  }

  /** Same, within a transaction. */
  PromptVersion add(TransactionContext transaction, NewPromptVersion version) {
    StatelessSession session = transaction.session();
    Instant at = SqlTime.now(clock);
    PromptEntity prompt =
        find(session, version.prompt()).orElseGet(() -> created(session, version.prompt(), at));
    // one number is given at a time
    new LivePromptRepository(session, id(prompt)).lock();
    PromptVersionEntity row = new PromptVersionEntity();
    row.prompt = id(prompt);
    row.number = versions(session, id(prompt)).size() + 1;
    row.body = StorableText.text(version.text());
    row.model = version.model();
    row.parameters = version.parameters();
    row.parent = version.parent().orElse(null);
    row.origin = version.origin();
    int number = row.number;
    version
        .label()
        .ifPresent(
            label ->
                holder(session, label)
                    .ifPresent(
                        taken -> {
                          throw new RefusedException("prompts.labelTaken", label, taken.shown());
                        }));
    row.label = version.label().orElseGet(() -> freeLabel(session, prompt.name + "@" + number));
    row.explain(StoredText.plain(version.why()));
    row.createdBy = version.createdBy();
    row.createdAt = at;
    row.stateAt = at;
    session.insert(row);
    PromptVersion stored = row.version(prompt.name);
    AuditLog.add(
        session,
        new AuditEntry(at, version.createdBy(), "prompt.add", stored.shown(), "", row.label));
    return stored;
  }

  /** Votes are told apart by their answers' labels, so no two versions may share one. */
  private static Optional<PromptVersion> holder(StatelessSession session, String label) {
    return session
        .createSelectionQuery(
            "from PromptVersionEntity where label = :label order by id", PromptVersionEntity.class)
        .setParameter("label", label)
        .setMaxResults(1)
        .getResultList()
        .stream()
        .findFirst()
        .map(taken -> taken.version(session.get(PromptEntity.class, taken.prompt).name));
  }

  private static String freeLabel(StatelessSession session, String usual) {
    String label = usual;
    for (int i = 2; holder(session, label).isPresent(); i++) {
      label = usual + "-" + i;
    }
    return label;
  }

  private static PromptEntity created(StatelessSession session, String name, Instant at) {
    PromptEntity prompt = new PromptEntity();
    prompt.name = name;
    prompt.createdAt = at;
    session.insert(prompt);
    LivePromptRepository.create(session, id(prompt), at);
    return prompt;
  }

  /**
   * Moves a version to the state that the gate decided, with an audit entry.
   *
   * @throws RefusedException when it may not become that any more
   */
  void decide(
      TransactionContext transaction, long id, PromptState next, StoredText why, String who) {
    StatelessSession session = transaction.session();
    PromptVersionEntity row = locked(session, id);
    PromptVersion before = version(session, id);
    if (!row.state.mayBecome(next)) {
      throw new RefusedException("prompts.stateChanged", before.shown(), row.state.name());
    }
    Instant at = SqlTime.now(clock);
    row.enter(next, at);
    row.explain(why);
    session.update(row);
    AuditLog.add(
        session,
        new AuditEntry(at, who, "prompt.gate", before.shown(), before.state().name(), next.name()));
  }

  /** Reads a version and locks its row until the transaction ends. */
  static PromptVersionEntity locked(StatelessSession session, long id) {
    session
        .createNativeQuery("select id from prompt_version where id = :id for update", Long.class)
        .setParameter("id", id)
        .getSingleResult();
    return row(session, id);
  }

  static PromptVersionEntity row(StatelessSession session, long id) {
    @Nullable PromptVersionEntity row = session.get(PromptVersionEntity.class, id);
    if (row == null) {
      throw new InvalidInputException("prompts.noVersionId", id);
    }
    return row;
  }

  static PromptVersion version(StatelessSession session, long id) {
    PromptVersionEntity row = row(session, id);
    PromptEntity prompt = session.get(PromptEntity.class, row.prompt);
    return row.version(prompt.name);
  }

  static PromptEntity known(StatelessSession session, String name) {
    return find(session, name)
        .orElseThrow(() -> new InvalidInputException("prompts.noPrompt", name));
  }

  static long id(PromptEntity prompt) {
    return Optional.ofNullable(prompt.id).orElseThrow();
  }

  private static Optional<PromptEntity> find(StatelessSession session, String name) {
    return session
        .createSelectionQuery("from PromptEntity where name = :name", PromptEntity.class)
        .setParameter("name", name)
        .getResultList()
        .stream()
        .findFirst();
  }

  private static List<PromptVersionEntity> versions(StatelessSession session, long prompt) {
    return session
        .createSelectionQuery(
            "from PromptVersionEntity where prompt = :prompt order by number",
            PromptVersionEntity.class)
        .setParameter("prompt", prompt)
        .getResultList();
  }

  static String fitting(String text) {
    String clean = StorableText.text(text);
    return clean.length() <= LONGEST_WHY ? clean : clean.substring(0, LONGEST_WHY - 1) + "…";
  }
}
