package dev.retune.index.version;

import dev.retune.common.error.RefusedException;
import dev.retune.common.error.UnavailableException;
import dev.retune.index.model.IndexSpecJson;
import dev.retune.index.version.IndexVersion.State;
import dev.retune.persistence.SqlTime;
import dev.retune.persistence.TransactionContext;
import dev.retune.persistence.Workspace;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Makes versions live, and restores earlier ones. */
public final class IndexPromotionRepository {
  private final Workspace workspace;
  private final IndexVersionRepository versions;
  private final IndexDirectoryStore store;
  private final Clock clock;
  private final IndexSpecJson specs = new IndexSpecJson();

  /** Creates a repository; the store verifies a version's files before it goes live. */
  public IndexPromotionRepository(
      Workspace workspace,
      IndexVersionRepository versions,
      IndexDirectoryStore store,
      Clock clock) {
    this.workspace = workspace;
    this.versions = versions;
    this.store = store;
    this.clock = clock;
  }

  /**
   * Makes a complete version live and retires the live one in one transaction, with an audit entry.
   *
   * @throws RefusedException when it is already live, failed or incomplete
   * @throws UnavailableException when its files are damaged
   */
  public IndexVersion promote(long id, String who) {
    return promote(id, who, IndexVersionRepository::nothingElse);
  }

  /**
   * Makes a complete version live.
   *
   * @param along further statements of the transaction; if it throws, nothing is changed
   */
  public IndexVersion promote(long id, String who, Consumer<TransactionContext> along) {
    return makeLive(id, who, along, row -> {});
  }

  /**
   * Makes a complete version live if another one is live until then.
   *
   * @param expected the version that it was compared with
   * @throws RefusedException when that one is no longer live; nothing is changed
   */
  public IndexVersion promoteFrom(
      long expected, long id, String who, Consumer<TransactionContext> along) {
    verify(id);
    return workspace.transaction(
        transaction -> {
          StatelessSession session = transaction.session();
          Optional<Long> live = new LiveIndexRepository(session).lock();
          if (live.filter(version -> version == expected).isEmpty()) {
            throw new RefusedException(
                "index.liveMoved", IndexVersion.label(id), IndexVersion.label(expected));
          }
          IndexVersion moved = move(session, IndexChange.Kind.PROMOTE, live.get(), id, who);
          along.accept(transaction);
          return moved;
        });
  }

  /** The version that a rollback would restore. */
  public Optional<Long> previous() {
    return workspace.read(session -> new LiveIndexRepository(session).previous());
  }

  /** Makes a version live and stores the gate's decision in the same transaction. */
  public IndexVersion promote(
      long id,
      String who,
      IndexVersionRepository.Judged judged,
      Consumer<TransactionContext> along) {
    return makeLive(id, who, along, row -> IndexVersionRepository.judge(row, judged));
  }

  private IndexVersion makeLive(
      long id,
      String who,
      Consumer<TransactionContext> along,
      Consumer<IndexVersionEntity> reason) {
    verify(id);
    return workspace.transaction(
        transaction -> {
          StatelessSession session = transaction.session();
          LiveIndexRepository pointer = new LiveIndexRepository(session);
          Optional<Long> live = pointer.lock();
          IndexVersionEntity row = IndexVersionRepository.known(session, id);
          reason.accept(row);
          session.update(row);
          IndexVersion moved = move(session, IndexChange.Kind.PROMOTE, live.orElse(null), id, who);
          along.accept(transaction);
          return moved;
        });
  }

  /** The version that a rollback would restore; empty when there is none. */
  public Optional<IndexVersion> rollbackTarget() {
    return workspace
        .read(session -> new LiveIndexRepository(session).previous())
        .flatMap(versions::byId);
  }

  /**
   * Restores the version that was live before the last promotion; repeated calls go further back.
   *
   * @param along further statements of the transaction; if it throws, nothing is changed
   * @throws RefusedException when there is no earlier version
   * @throws UnavailableException when its files are damaged
   */
  public IndexVersion rollback(String who, Consumer<TransactionContext> along) {
    Optional<IndexVersion> back = Optional.empty();
    while (back.isEmpty()) {
      Optional<Long> seen = workspace.read(session -> new LiveIndexRepository(session).previous());
      seen.ifPresent(this::verify);
      back = rolledBack(seen.orElse(null), who, along);
    }
    return back.get();
  }

  /** Empty when the live version has changed since it was read. */
  private Optional<IndexVersion> rolledBack(
      @Nullable Long seen, String who, Consumer<TransactionContext> along) {
    return workspace.transaction(
        transaction -> {
          StatelessSession session = transaction.session();
          LiveIndexRepository pointer = new LiveIndexRepository(session);
          Optional<Long> live = pointer.lock();
          long previous =
              pointer
                  .previous()
                  .orElseThrow(() -> new RefusedException("index.nothingToRollBackTo"));
          if (seen == null || seen != previous) {
            return Optional.empty();
          }
          IndexVersion moved =
              move(session, IndexChange.Kind.ROLLBACK, live.orElse(null), previous, who);
          along.accept(transaction);
          return Optional.of(moved);
        });
  }

  /**
   * Verifies the files of a version if it may go live. Done before the pointer is locked, because
   * reading gigabytes takes a while.
   */
  private void verify(long id) {
    versions
        .byId(id)
        .filter(v -> v.complete() && v.state() != State.FAILED)
        .ifPresent(store::verify);
  }

  private IndexVersion move(
      StatelessSession session, IndexChange.Kind kind, @Nullable Long live, long to, String who) {
    IndexVersionEntity next = IndexVersionRepository.known(session, to);
    String label = IndexVersion.label(to);
    if (live != null && live == to) {
      throw new RefusedException("index.alreadyLive", label);
    }
    if (next.state == State.FAILED || !next.complete) {
      throw new RefusedException("index.incomplete", label);
    }
    Instant at = SqlTime.now(clock);
    if (live != null) {
      IndexVersionEntity last = IndexVersionRepository.known(session, live);
      last.enter(State.RETIRED, at);
      session.update(last);
    }
    next.enter(State.LIVE, at);
    session.update(next);
    new LiveIndexRepository(session).move(kind, live, to, who, at);
    return next.version(specs);
  }
}
