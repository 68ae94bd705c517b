package dev.retune.review;

import dev.retune.bootstrap.module.EntityClasses;
import dev.retune.feedback.model.InputBatch;
import dev.retune.feedback.model.NewConversation;
import dev.retune.feedback.model.NewDocument;
import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.model.ReasonClassification;
import dev.retune.feedback.model.Source;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.repository.SourceRepository;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.feedback.store.ReasonCodeStore;
import dev.retune.persistence.Workspace;
import dev.retune.review.decision.Judgement;
import dev.retune.review.decision.ReviewItemRepository;
import dev.retune.review.decision.Reviewer;
import dev.retune.review.decision.Verdict;
import dev.retune.support.TestDatabases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A new workspace with answers to review, and an adjustable clock. */
public final class ReviewFixture implements AutoCloseable {
  static final Instant NOON = Instant.parse("2026-11-15T12:00:00Z");
  public static final Judgement WRONG = Judgement.of(Verdict.WRONG);

  final Workspace workspace;
  public final HandClock clock = new HandClock();
  private final FeedbackStore store;
  private final Source source;
  private int votes;

  public ReviewFixture(TestDatabases kind) {
    workspace = Workspace.open(kind.migrated(), EntityClasses.all());
    store = new FeedbackStore(workspace, clock, new ReviewItemRepository());
    source = new SourceRepository(workspace, clock).named("default", Source.Kind.FILES);
  }

  /** A clock that is set by hand. */
  public static final class HandClock extends Clock {
    private volatile Instant now = NOON;

    public void passes(Duration time) {
      now = now.plus(time);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  /** Adds answers, numbered from 1 in order of time, without votes. */
  public ReviewFixture asked(int count) {
    store.store(
        source,
        new InputBatch(
            List.of(document("d1"), document("d2")),
            Stream.iterate(1, n -> n + 1).limit(count).map(ReviewFixture::conversation).toList(),
            List.of(),
            List.of()));
    return this;
  }

  private static NewDocument document(String id) {
    return new NewDocument(
        id,
        Optional.empty(),
        Optional.empty(),
        Optional.of("Title of " + id),
        Optional.empty(),
        "Body of " + id,
        Optional.empty());
  }

  private static NewConversation conversation(int n) {
    return new NewConversation(
        "c" + n,
        Optional.empty(),
        "Question " + n,
        "Answer " + n,
        List.of("d1"),
        Optional.empty(),
        Optional.empty(),
        Optional.of(NOON.minus(Duration.ofHours(100 - n))));
  }

  /**
   * Dislikes an answer an hour after it was given; a non-empty code counts as classified with
   * certainty.
   */
  public ReviewFixture dislike(int answer, String code, double confidence) {
    String id = vote(answer, Vote.Value.DISLIKE, Optional.of("because " + votes));
    new ReasonCodeStore(workspace, new ReviewItemRepository())
        .classify(List.of(new ReasonClassification(voteId(id), code, confidence)));
    return this;
  }

  /** Dislikes answers without a reason. */
  public ReviewFixture dislike(int... answers) {
    for (int answer : answers) {
      vote(answer, Vote.Value.DISLIKE, Optional.empty());
    }
    return this;
  }

  public String vote(int answer, Vote.Value value, Optional<String> reason) {
    votes++;
    revote("v" + votes, answer, value, reason);
    return "v" + votes;
  }

  public void revote(String id, int answer, Vote.Value value, Optional<String> reason) {
    Instant at = NOON.minus(Duration.ofHours(99 - answer));
    store.store(
        source,
        InputBatch.of(
            List.of(),
            List.of(
                new NewVote(id, "c" + answer, value, reason, Optional.empty(), Optional.of(at)))));
  }

  /** Gives answers a topic. */
  public void topic(long topic, int... answers) {
    for (int answer : answers) {
      long id = id(answer);
      workspace.run(
          session ->
              session
                  .createNativeMutationQuery(
                      "insert into answer_topic (conversation_id, topic_id) values (:id, :topic)")
                  .setParameter("id", id)
                  .setParameter("topic", topic)
                  .executeUpdate());
    }
  }

  private long voteId(String externalId) {
    return number("select id from feedback_log where external_id = '" + externalId + "'");
  }

  /** Returns the workspace id of an answer. */
  public long id(int answer) {
    return number("select id from conversation_log where external_id = 'c" + answer + "'");
  }

  /** Returns the workspace id of a document. */
  long document(int number) {
    return number("select id from document where external_id = 'd" + number + "'");
  }

  /** Returns the number of the answer of an undone or redone decision. */
  public int answer(RestoredAnswer restored) {
    return answer(restored.item());
  }

  /** Returns the number of an answer. */
  public int answer(ReviewItem item) {
    return Integer.parseInt(item.conversation().externalId().substring(1));
  }

  public long number(String sql) {
    return ((Number) workspace.read(s -> s.createNativeQuery(sql, Object.class).getSingleResult()))
        .longValue();
  }

  /** Runs a statement. */
  void run(String sql) {
    workspace.jdbc(
        connection -> {
          try (var statement = connection.createStatement()) {
            statement.execute(sql);
          }
        });
  }

  /** Returns a reviewer in a separate window. */
  public ReviewService reviewer(String name) {
    return new ReviewService(workspace, clock, ZoneOffset.UTC, new Reviewer(name, "at " + name));
  }

  /** Returns the rolled-up reason codes, such as {@code outdated 2}. */
  List<String> codes() {
    return workspace.read(
        s ->
            s.createNativeQuery(
                    "select reason_code || ' ' || sum(total) from day_rollup"
                        + " where what = 'dislike' group by reason_code order by reason_code",
                    String.class)
                .getResultList());
  }

  @Override
  public void close() {
    workspace.close();
  }
}
