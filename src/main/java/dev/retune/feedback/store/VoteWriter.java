package dev.retune.feedback.store;

import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.repository.JdbcOperations;
import dev.retune.persistence.StorableText;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes votes, joins them to their conversations and updates the roll-ups. */
final class VoteWriter {
  private static final String COLUMNS =
      "external_id, conversation_external_id, feedback, reason, voter, created_at,"
          + " conversation_id, reason_code, reason_confidence, beside";
  private static final String STORED =
      "SELECT " + COLUMNS + ", taken_back_at, replaced FROM feedback_log" + JdbcOperations.WANTED;
  private static final String WAITING =
      "SELECT "
          + COLUMNS
          + " FROM feedback_log JOIN UNNEST(?) AS wanted (id_there)"
          + " ON conversation_external_id = id_there WHERE source_id = ?"
          // the expression keeps the database from choosing the index on conversation_id
          + " AND COALESCE(conversation_id, 0) = 0 AND taken_back_at IS NULL";
  private static final String CONVERSATIONS =
      "SELECT external_id, id FROM conversation_log" + JdbcOperations.WANTED;

  private final Connection connection;
  private final long source;
  private final Instant now;
  private final RollupDelta rollups;
  private final long change;
  private final LatestVotes latest;
  private final VoteStatements statements;
  private final Set<String> waiting = new HashSet<>();
  private long takenBack;

  VoteWriter(
      Connection connection,
      long source,
      Instant now,
      RollupDelta rollups,
      long change,
      boolean synced,
      LatestVotes latest) {
    this.latest = latest;
    this.connection = connection;
    this.source = source;
    this.now = now;
    this.rollups = rollups;
    this.change = change;
    this.statements = new VoteStatements(connection, source, change, synced);
  }

  /** Assigns a new change number to the votes on changed conversations. */
  void touch(Collection<String> conversations) throws SQLException {
    statements.touch(conversations);
  }

  /** Joins unmatched votes to conversations that have just been stored. */
  void join(Collection<String> conversations) throws SQLException {
    Map<String, StoredVote> waited =
        JdbcOperations.byExternalId(connection, WAITING, conversations, source, StoredVote::read);
    if (waited.isEmpty()) {
      return;
    }
    Map<String, Long> ids = conversationIds(conversations);
    waited.replaceAll((id, vote) -> joined(vote.changedTo(vote.row()), ids));
    statements.update(waited.values());
    waited.values().forEach(vote -> vote.count(rollups, 1));
  }

  UpsertPlanner<NewVote> write(List<NewVote> dirty) throws SQLException {
    DuplicateVotes same =
        DuplicateVotes.of(connection, source, dirty.stream().map(VoteWriter::clean).toList());
    takenBack =
        new VoteRemover(connection, source, now, change, latest)
            .byNumbers(same.replaced(), rollups);
    List<NewVote> rows = same.rows();
    Set<String> gone = new HashSet<>();
    Map<String, StoredVote> stored =
        JdbcOperations.byExternalId(
            connection,
            STORED,
            rows.stream().map(NewVote::externalId).toList(),
            source,
            row -> {
              if (row.getObject("taken_back_at") != null && !row.getBoolean("replaced")) {
                gone.add(row.getString("external_id"));
              }
              return StoredVote.read(row);
            });
    Map<String, Long> conversations =
        conversationIds(rows.stream().map(NewVote::conversationExternalId).distinct().toList());
    Map<String, NewVote> before = new HashMap<>();
    stored.forEach((id, vote) -> before.put(id, vote.row()));
    UpsertPlanner<NewVote> upserts =
        new UpsertPlanner<>(
            before,
            (old, row) -> {
              NewVote dated =
                  row.createdAt().isPresent() ? row : at(row, old.createdAt().orElseThrow());
              return old.beside() ? dated.besideItsAnswer() : dated;
            });
    gone.forEach(upserts::gone);
    upserts.addUnchanged(same.left());
    for (NewVote row : rows) {
      latest.written(row);
      if (conversations.containsKey(row.conversationExternalId())) {
        upserts.add(row.externalId(), row);
      } else {
        waiting.add(row.externalId());
        upserts.addUncounted(row.externalId(), row);
      }
    }
    statements.insert(inserted(upserts.inserts().values(), conversations));
    statements.update(updated(upserts.updates().values(), stored, conversations));
    return upserts;
  }

  private List<StoredVote> inserted(Collection<NewVote> rows, Map<String, Long> conversations) {
    List<StoredVote> votes =
        rows.stream()
            .map(row -> at(row, row.createdAt().orElse(now)))
            .map(row -> joined(StoredVote.unclassified(row), conversations))
            .toList();
    votes.forEach(vote -> vote.count(rollups, 1));
    return votes;
  }

  private List<StoredVote> updated(
      Collection<NewVote> rows, Map<String, StoredVote> stored, Map<String, Long> conversations) {
    return rows.stream()
        .map(
            row -> {
              StoredVote old = stored.get(row.externalId());
              if (old == null) {
                throw new IllegalStateException("an update needs a stored vote");
              }
              StoredVote changed = joined(old.changedTo(row), conversations);
              old.count(rollups, -1);
              latest.changed(old.row());
              changed.count(rollups, 1);
              return changed;
            })
        .toList();
  }

  /**
   * The stored votes with the ids of the given ones.
   *
   * @param newest id in the workspace above which votes are left out
   */
  static Map<String, NewVote> stored(
      Connection connection, long source, List<NewVote> rows, long newest) throws SQLException {
    return JdbcOperations.byExternalId(
        connection,
        STORED + " AND id <= " + newest,
        rows.stream().map(row -> StorableText.text(row.externalId())).toList(),
        source,
        row -> StoredVote.read(row).row());
  }

  /** Number of votes replaced by the same vote with an id. */
  long takenBack() {
    return takenBack;
  }

  /** External ids of the written votes that have no stored conversation. */
  Set<String> waiting() {
    return waiting;
  }

  private Map<String, Long> conversationIds(Collection<String> externalIds) throws SQLException {
    return JdbcOperations.byExternalId(
        connection, CONVERSATIONS, externalIds, source, row -> row.getLong("id"));
  }

  private static StoredVote joined(StoredVote vote, Map<String, Long> conversations) {
    Long conversation = conversations.get(vote.row().conversationExternalId());
    return conversation == null ? vote : vote.joinedTo(conversation);
  }

  private static NewVote at(NewVote v, Instant createdAt) {
    return new NewVote(
        v.externalId(),
        v.conversationExternalId(),
        v.value(),
        v.reason(),
        v.voter(),
        Optional.of(createdAt),
        v.beside());
  }

  private static NewVote clean(NewVote v) {
    return new NewVote(
        StorableText.text(v.externalId()),
        StorableText.text(v.conversationExternalId()),
        v.value(),
        v.reason().map(StorableText::text).filter(reason -> !reason.isBlank()),
        v.voter().map(StorableText::text),
        v.createdAt().map(StorableText::time),
        v.beside());
  }
}
