package dev.retune.find;

import dev.retune.db.Workspace;
import dev.retune.feedback.Batch;
import dev.retune.feedback.ConversationRow;
import dev.retune.feedback.FeedbackStore;
import dev.retune.feedback.FeedbackTables;
import dev.retune.feedback.Source;
import dev.retune.feedback.Sources;
import dev.retune.feedback.Vote;
import dev.retune.feedback.VoteChanges;
import dev.retune.feedback.VoteFilter;
import dev.retune.feedback.VoteRow;
import dev.retune.feedback.VoteRowIn;
import dev.retune.feedback.Votes;
import dev.retune.house.Databases;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A workspace with its list of votes, for a test. */
final class FindDesk implements AutoCloseable {
  static final Instant T0 = Instant.parse("2026-10-01T10:00:00Z");

  final Workspace workspace;
  final VoteChanges changes;
  final Votes votes;
  final TextIndex index;
  final VoteList list;
  private final Clock clock = Clock.fixed(T0.plusSeconds(9_999_999), ZoneOffset.UTC);

  FindDesk(Databases kind, Path home) {
    workspace = Workspace.open(kind.migrated(), FeedbackTables.entities());
    changes = new VoteChanges(workspace);
    votes = new Votes(workspace);
    index = new TextIndex(home, changes);
    list = new VoteList(votes, changes, index);
  }

  /** One vote on one answer, both of an id. */
  void vote(int id, String question, String answer, String reason) {
    store(
        "default",
        List.of(conversation(id, question, answer)),
        List.of(row(id, Vote.Value.DISLIKE, reason, T0.plusSeconds(id))));
  }

  void store(String source, List<ConversationRow> conversations, List<VoteRowIn> rows) {
    Source of = new Sources(workspace, clock).named(source, Source.Kind.FILES, Optional.empty());
    new FeedbackStore(workspace, clock).store(of, Batch.of(conversations, rows));
  }

  static ConversationRow conversation(int id, String question, String answer) {
    return new ConversationRow(
        "" + id,
        Optional.empty(),
        question,
        answer,
        Optional.empty(),
        Optional.of("model-" + id % 2),
        Optional.of("p" + id % 3),
        Optional.of(T0));
  }

  static ConversationRow answeredBy(int id, String model) {
    return new ConversationRow(
        "" + id,
        Optional.empty(),
        "question",
        "answer",
        Optional.empty(),
        Optional.of(model),
        Optional.empty(),
        Optional.of(T0));
  }

  static VoteRowIn row(int id, Vote.Value value, String reason, Instant at) {
    return new VoteRowIn(
        "" + id,
        "" + id,
        value,
        Optional.of(reason).filter(r -> !r.isEmpty()),
        Optional.empty(),
        Optional.of(at));
  }

  static VoteFilter text(String words) {
    return VoteFilter.all().withText(Optional.of(words));
  }

  /** The ids there of what is found, newest first. */
  List<VoteRow> found(VoteFilter filter) {
    return list.page(filter, Optional.empty(), 10_000);
  }

  List<Long> ids(String words) {
    return found(text(words)).stream().map(VoteRow::id).sorted().toList();
  }

  /** The ids at the source of all votes, by their ids here. */
  Map<Long, Integer> externalIds() {
    return workspace.read(
        s ->
            s
                .createNativeQuery("select id, external_id from feedback_log", Object[].class)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(r -> (Long) r[0], r -> Integer.valueOf((String) r[1]))));
  }

  @Override
  public void close() throws IOException {
    index.close();
    workspace.close();
  }
}
