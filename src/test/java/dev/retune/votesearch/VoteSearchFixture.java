package dev.retune.votesearch;

import dev.retune.bootstrap.module.EntityClasses;
import dev.retune.feedback.model.InputBatch;
import dev.retune.feedback.model.NewConversation;
import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.model.Source;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.query.VoteFilter;
import dev.retune.feedback.query.VoteListItem;
import dev.retune.feedback.query.VoteListRepository;
import dev.retune.feedback.query.VoteRepository;
import dev.retune.feedback.repository.SourceRepository;
import dev.retune.feedback.repository.VoteChangeRepository;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.feedback.store.ReasonCodeStore;
import dev.retune.persistence.Workspace;
import dev.retune.review.decision.DecisionSubqueries;
import dev.retune.review.decision.ReviewItemRepository;
import dev.retune.review.decision.StandingDecisionRepository;
import dev.retune.support.TestDatabases;
import dev.retune.votesearch.index.VoteTextIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A workspace with its list of votes. */
public final class VoteSearchFixture implements AutoCloseable {
  public static final Instant T0 = Instant.parse("2026-10-01T10:00:00Z");

  public final Workspace workspace;
  public final VoteChangeRepository changes;
  public final VoteRepository votes;
  public final VoteListRepository stored;
  public final StandingDecisionRepository decisions;
  public final ReasonCodeStore codes;
  public final VoteTextIndex index;
  public final VoteListService list;
  private final Clock clock = Clock.fixed(T0.plusSeconds(9_999_999), ZoneOffset.UTC);

  public VoteSearchFixture(TestDatabases kind, Path home) {
    workspace = Workspace.open(kind.migrated(), EntityClasses.all());
    changes = new VoteChangeRepository(workspace);
    votes = new VoteRepository(workspace);
    stored = new VoteListRepository(workspace, new DecisionSubqueries());
    decisions = new StandingDecisionRepository(workspace);
    codes = new ReasonCodeStore(workspace, new ReviewItemRepository());
    index = new VoteTextIndex(home, changes);
    list = new VoteListService(stored, changes, decisions, index);
  }

  /** One vote on one answer, both with the given id. */
  public void vote(int id, String question, String answer, String reason) {
    store(
        "default",
        List.of(conversation(id, question, answer)),
        List.of(row(id, Vote.Value.DISLIKE, reason, T0.plusSeconds(id))));
  }

  public void store(String source, List<NewConversation> conversations, List<NewVote> rows) {
    Source of = new SourceRepository(workspace, clock).named(source, Source.Kind.FILES);
    new FeedbackStore(workspace, clock, new ReviewItemRepository())
        .store(of, InputBatch.of(conversations, rows));
  }

  public static NewConversation conversation(int id, String question, String answer) {
    return new NewConversation(
        "" + id,
        Optional.empty(),
        question,
        answer,
        List.of(),
        Optional.of("model-" + id % 2),
        Optional.of("p" + id % 3),
        Optional.of(T0));
  }

  public static NewConversation answeredBy(int id, String model) {
    return new NewConversation(
        "" + id,
        Optional.empty(),
        "question",
        "answer",
        List.of(),
        Optional.of(model),
        Optional.empty(),
        Optional.of(T0));
  }

  public static NewVote row(int id, Vote.Value value, String reason, Instant at) {
    return new NewVote(
        "" + id,
        "" + id,
        value,
        Optional.of(reason).filter(r -> !r.isEmpty()),
        Optional.empty(),
        Optional.of(at));
  }

  public static VoteFilter text(String words) {
    return VoteFilter.all().withText(words);
  }

  /** Matching rows, newest first. */
  public List<VoteListItem> found(VoteFilter filter) {
    return list.page(filter, 10_000);
  }

  public List<Long> ids(String words) {
    return found(text(words)).stream().map(VoteListItem::id).sorted().toList();
  }

  /** External ids of all votes by their ids in the workspace. */
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
