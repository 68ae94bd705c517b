package dev.retune.index.version;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.RefusedException;
import dev.retune.common.i18n.StoredText;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.model.IndexSpecJson;
import dev.retune.index.version.IndexVersion.State;
import dev.retune.persistence.SqlTime;
import dev.retune.persistence.TransactionContext;
import dev.retune.persistence.Workspace;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Stores the versions. */
public final class IndexVersionRepository {
  // the length of the column
  private static final int LONGEST_WHY = 1000;

  private final Workspace workspace;
  private final IndexDirectoryStore store;
  private final Clock clock;
  private final IndexSpecJson specs = new IndexSpecJson();

  /** Creates a repository; the store holds the versions' files. */
  public IndexVersionRepository(Workspace workspace, IndexDirectoryStore store, Clock clock) {
    this.workspace = workspace;
    this.store = store;
    this.clock = clock;
  }

  /** All versions, newest first. */
  public List<IndexVersion> list() {
    return workspace.read(session -> rows(session).stream().map(this::version).toList());
  }

  private static List<IndexVersionEntity> rows(StatelessSession session) {
    return session
        .createNativeQuery("select * from index_version order by id desc", IndexVersionEntity.class)
        .getResultList();
  }

  /** The version with an id. */
  public Optional<IndexVersion> byId(long id) {
    return workspace.read(session -> row(session, id).map(this::version));
  }

  private static Optional<IndexVersionEntity> row(StatelessSession session, long id) {
    return Optional.ofNullable(session.get(IndexVersionEntity.class, id));
  }

  /**
   * The version typed by a user, {@code 3} or {@code v3}.
   *
   * @throws InvalidInputException when there is none
   */
  public IndexVersion named(String typed) {
    return byId(IndexVersion.id(typed))
        .orElseThrow(() -> new InvalidInputException("index.unknownVersion", typed));
  }

  /** The live version. */
  public Optional<IndexVersion> live() {
    return workspace.read(
        session ->
            new LiveIndexRepository(session)
                .read()
                .flatMap(id -> row(session, id))
                .map(this::version));
  }

  /** The id of the live version, read with a single small query. */
  public Optional<Long> liveId() {
    return workspace.read(session -> new LiveIndexRepository(session).read());
  }

  /** When the live version became live, by promotion or rollback. */
  public Optional<Instant> liveSince() {
    return workspace.read(session -> new LiveIndexRepository(session).since());
  }

  /**
   * The changes of the live version from one instant (inclusive) to another (exclusive), oldest
   * first.
   */
  public List<IndexChange> changes(Instant from, Instant to) {
    return new IndexChangeRepository(workspace).between(from, to);
  }

  /**
   * The decided outcome of a run's version.
   *
   * @param promoted whether it ever was live
   */
  public record Settled(long version, State state, boolean promoted, String why) {}

  /**
   * The decided outcome of the newest version of a run. State and reason are stored in one
   * transaction, so a version with both is decided.
   */
  public static Optional<Settled> settledBy(TransactionContext transaction, long run) {
    return transaction
        .session()
        .createSelectionQuery(
            "select v.id, v.state, exists (select 1 from IndexChangeEntity c where c.toVersion = v.id)"
                + " as promoted, v.why from IndexVersionEntity v where v.run = :run and v.why is not"
                + " null and v.metrics is not null and v.state <> :failed order by v.id desc",
            Settled.class)
        .setParameter("run", run)
        .setParameter("failed", State.FAILED)
        .setMaxResults(1)
        .uniqueResultOptional();
  }

  /** The newest interrupted build with a spec. */
  public Optional<IndexVersion> unfinished(IndexSpec spec) {
    return list().stream()
        .filter(v -> v.state() == State.CANDIDATE && !v.complete() && v.spec().equals(spec))
        .findFirst();
  }

  public IndexVersion create(IndexSpec spec, String corpusFingerprint) {
    return insert(spec, corpusFingerprint, null);
  }

  public IndexVersion create(IndexSpec spec, String corpusFingerprint, long run) {
    return insert(spec, corpusFingerprint, run);
  }

  private IndexVersion insert(IndexSpec spec, String corpusFingerprint, @Nullable Long run) {
    return workspace.write(
        session -> {
          IndexVersionEntity row = new IndexVersionEntity();
          row.spec = specs.write(spec);
          row.corpusFingerprint = corpusFingerprint;
          row.baseline = new LiveIndexRepository(session).read().orElse(null);
          row.run = run;
          row.createdAt = now();
          row.enter(State.CANDIDATE, row.createdAt);
          session.insert(row);
          return version(row);
        });
  }

  /**
   * Marks a version as complete.
   *
   * @param changes ids of the changes that its documents were overlaid with
   */
  public IndexVersion complete(
      long id, String corpusFingerprint, long documents, long chunks, Set<Long> changes) {
    return change(
        id,
        transaction -> OverlayRepository.record(transaction, id, changes),
        row -> {
          row.corpusFingerprint = corpusFingerprint;
          row.documents = documents;
          row.chunks = chunks;
          row.complete = true;
        });
  }

  /**
   * Changes the state of a version. Only {@link IndexPromotionRepository} makes a version live.
   *
   * @param why one sentence
   * @throws RefusedException when the version is live, or the state is LIVE
   */
  public IndexVersion setState(long id, State state, String why) {
    return setState(
        id, state, IndexVersionRepository::nothingElse, row -> row.why = shortened(why));
  }

  /**
   * The gate's decision on a version.
   *
   * @param why the reason for the decision
   * @param metrics its metrics as JSON
   */
  public record Judged(StoredText why, ObjectNode metrics) {}

  /**
   * Stores the gate's decision on a candidate.
   *
   * @param along further statements of the transaction; if it throws, nothing is changed
   */
  public IndexVersion setState(
      long id, State state, Judged judged, Consumer<TransactionContext> along) {
    return setState(id, state, along, row -> judge(row, judged));
  }

  private IndexVersion setState(
      long id,
      State state,
      Consumer<TransactionContext> along,
      Consumer<IndexVersionEntity> reason) {
    return change(
        id,
        along,
        row -> {
          if (state == State.LIVE || row.state == State.LIVE) {
            throw new RefusedException("index.liveByPromotion", IndexVersion.label(id));
          }
          row.enter(state, now());
          reason.accept(row);
        });
  }

  static void judge(IndexVersionEntity row, Judged judged) {
    String why = shortened(judged.why().text());
    row.why = why;
    row.metrics =
        IndexVersion.withReason(judged.metrics(), new StoredText(why, judged.why().messages()));
  }

  private static String shortened(String why) {
    return why.substring(0, Math.min(why.length(), LONGEST_WHY));
  }

  private IndexVersion change(
      long id, Consumer<TransactionContext> along, Consumer<IndexVersionEntity> change) {
    return workspace.transaction(
        transaction -> {
          StatelessSession session = transaction.session();
          IndexVersionEntity row = known(session, id);
          change.accept(row);
          session.update(row);
          along.accept(transaction);
          return version(row);
        });
  }

  static IndexVersionEntity known(StatelessSession session, long id) {
    return row(session, id)
        .orElseThrow(
            () -> new InvalidInputException("index.unknownVersion", IndexVersion.label(id)));
  }

  /**
   * Deletes the files of the versions that {@link VersionRetention} releases; their rows are kept
   * as incomplete.
   *
   * @return the versions whose files were deleted
   */
  public List<IndexVersion> prune(RetentionPolicy retentionPolicy) {
    List<IndexVersion> leaving =
        workspace.write(
            session -> {
              LiveIndexRepository pointer = new LiveIndexRepository(session);
              Optional<Long> live = pointer.lock();
              List<IndexVersion> all = rows(session).stream().map(this::version).toList();
              return VersionRetention.leaving(
                      all,
                      live.orElse(null),
                      pointer.previous().orElse(null),
                      retentionPolicy,
                      v -> store.size(v.id()))
                  .stream()
                  .map(version -> release(session, version))
                  .toList();
            });
    return leaving.stream().filter(version -> store.delete(version.id())).toList();
  }

  /**
   * Deletes what builds for these runs left as candidates that nobody judged. A version that is or
   * was live is none.
   *
   * @return the versions whose files were deleted
   */
  public List<IndexVersion> discardUnjudged(Collection<Long> runs) {
    if (runs.isEmpty()) {
      return List.of();
    }
    List<IndexVersion> left =
        workspace.write(
            session ->
                session
                    .createSelectionQuery(
                        "from IndexVersionEntity where run in :runs and state = :candidate and why"
                            + " is null order by id",
                        IndexVersionEntity.class)
                    .setParameter("runs", runs)
                    .setParameter("candidate", State.CANDIDATE)
                    .getResultList()
                    .stream()
                    .map(
                        row -> {
                          row.enter(State.FAILED, now());
                          row.complete = false;
                          session.update(row);
                          return version(row);
                        })
                    .toList());
    return left.stream().filter(version -> store.delete(version.id())).toList();
  }

  private IndexVersion release(StatelessSession session, IndexVersion leaving) {
    IndexVersionEntity row = known(session, leaving.id());
    if (row.state == State.CANDIDATE && !row.complete) {
      row.enter(State.FAILED, now());
    }
    row.complete = false;
    session.update(row);
    return version(row);
  }

  /** For transactions without further statements. */
  static void nothingElse(TransactionContext transaction) {}

  private Instant now() {
    return SqlTime.now(clock);
  }

  private IndexVersion version(IndexVersionEntity row) {
    return row.version(specs);
  }
}
