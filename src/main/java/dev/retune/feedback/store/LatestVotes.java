package dev.retune.feedback.store;

import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.repository.JdbcOperations;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lets only the latest vote of a person on an answer count, whatever the order in which votes
 * arrive. Earlier votes remain stored without a conversation, so that the same rows are recognized
 * when they come again, and count again when the later vote is retracted. Votes of unknown people
 * all count.
 */
final class LatestVotes {
  private static final int CHUNK = 5_000;
  private static final String OF_THE_PERSON =
      " FROM feedback_log JOIN UNNEST(?, ?, ?) AS wanted (answer_there, beside_there, voter_there)"
          + " ON conversation_external_id = answer_there AND beside = beside_there"
          + " AND voter = voter_there WHERE source_id = ?"
          + " AND (taken_back_at IS NULL OR replaced = TRUE)";
  // most people vote once on an answer, so that no vote needs to be read
  private static final String REPEATED =
      "SELECT conversation_external_id, voter"
          + OF_THE_PERSON
          + " GROUP BY conversation_external_id, voter"
          + " HAVING COUNT(*) > 1 OR MAX(CASE WHEN replaced = TRUE THEN 1 ELSE 0 END) = 1";
  private static final String VOTES =
      "SELECT id, external_id, conversation_external_id, feedback, reason, voter, created_at,"
          + " conversation_id, reason_code, reason_confidence, beside, replaced"
          + OF_THE_PERSON;
  private static final String ALL_REPEATED =
      "SELECT conversation_external_id, voter FROM feedback_log WHERE source_id = ?"
          + " AND voter IS NOT NULL AND taken_back_at IS NULL"
          + " GROUP BY conversation_external_id, voter HAVING COUNT(*) > 1";

  private record PersonOnAnswer(String answer, String person) {}

  private final Connection connection;
  private final long source;
  private final Instant now;
  private final long change;
  private final RollupDelta rollups;
  private final Set<PersonOnAnswer> changed = new LinkedHashSet<>();
  private final Set<String> written = new HashSet<>();

  /** For a source that the transaction has locked. */
  LatestVotes(Connection connection, long source, Instant now, long change, RollupDelta rollups) {
    this.connection = connection;
    this.source = source;
    this.now = now;
    this.change = change;
    this.rollups = rollups;
  }

  /** Records a vote that has been written or retracted, as it is or as it was before. */
  void changed(NewVote vote) {
    vote.person()
        .ifPresent(
            person -> changed.add(new PersonOnAnswer(vote.conversationExternalId(), person)));
  }

  /** Records all people of the source who have several votes on an answer. */
  void changedAll() throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(ALL_REPEATED)) {
      query.setLong(1, source);
      JdbcOperations.each(
          query, row -> changed.add(new PersonOnAnswer(row.getString(1), row.getString(2))));
    }
    changed.removeIf(one -> !NewVote.isPerson(one.person()));
  }

  /** Records a vote of the batch. */
  void written(NewVote vote) {
    if (vote.person().isPresent()) {
      written.add(vote.externalId());
      changed(vote);
    }
  }

  /**
   * Decides which of the recorded people's votes count; after all rows have been written.
   *
   * @return the number of votes that do not count: those written, and those replaced just now
   */
  long settle() throws SQLException {
    long uncounted = 0;
    List<PersonOnAnswer> people = List.copyOf(changed);
    for (int from = 0; from < people.size(); from += CHUNK) {
      uncounted += settle(people.subList(from, Math.min(people.size(), from + CHUNK)));
    }
    return uncounted;
  }

  private long settle(List<PersonOnAnswer> people) throws SQLException {
    Set<PersonOnAnswer> repeated = new LinkedHashSet<>();
    select(
        REPEATED,
        people,
        row -> repeated.add(new PersonOnAnswer(row.getString(1), row.getString(2))));
    if (repeated.isEmpty()) {
      return 0;
    }
    Map<PersonOnAnswer, List<VoteSettlement.Candidate>> votes = new HashMap<>();
    select(
        VOTES,
        repeated,
        row -> {
          StoredVote vote = StoredVote.read(row);
          PersonOnAnswer key =
              new PersonOnAnswer(row.getString("conversation_external_id"), row.getString("voter"));
          votes
              .computeIfAbsent(key, k -> new ArrayList<>())
              .add(
                  new VoteSettlement.Candidate(
                      row.getLong("id"), vote, row.getBoolean("replaced")));
        });
    VoteSettlement settlement = new VoteSettlement(connection, source, now, change, written);
    votes.values().forEach(settlement::add);
    settlement.store(rollups);
    return settlement.uncounted();
  }

  private void select(String sql, Collection<PersonOnAnswer> people, JdbcOperations.RowSink sink)
      throws SQLException {
    List<String> answers = new ArrayList<>();
    List<Boolean> beside = new ArrayList<>();
    List<String> voters = new ArrayList<>();
    for (PersonOnAnswer one : people) {
      // both are named, so that the index is used up to the voter
      for (boolean where : new boolean[] {false, true}) {
        answers.add(one.answer());
        beside.add(where);
        voters.add(one.person());
      }
    }
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setArray(1, JdbcOperations.texts(connection, answers));
      query.setArray(2, connection.createArrayOf("boolean", beside.toArray()));
      query.setArray(3, JdbcOperations.texts(connection, voters));
      query.setLong(4, source);
      JdbcOperations.each(query, sink);
    }
  }
}
