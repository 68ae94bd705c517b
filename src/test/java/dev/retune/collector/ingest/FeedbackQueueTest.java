package dev.retune.collector.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.collector.api.CollectorFixture;
import dev.retune.collector.quarantine.ActiveBurst;
import dev.retune.collector.quarantine.VoteBurst;
import dev.retune.collector.quarantine.VoteSender;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.repository.SourceRepository;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.persistence.Workspace;
import dev.retune.review.decision.ReviewItemRepository;
import dev.retune.support.TestDatabases;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
@SuppressWarnings("NullAway.Init") // set before each test
class FeedbackQueueTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @Parameter TestDatabases kind;

  private final CountDownLatch started = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private volatile boolean memory = true;
  private Workspace workspace;
  private FeedbackQueue queue;

  /** Clock that blocks the writer in its first transaction until it is released. */
  private Instant now() {
    if (!memory) {
      memory = true;
      throw new OutOfMemoryError("of the test");
    }
    if (Thread.currentThread().getName().equals("feedback")) {
      started.countDown();
      try {
        released.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return NOON;
  }

  @BeforeEach
  void start() {
    workspace = CollectorFixture.open(kind.migrated());
    InstantSource source = this::now;
    Clock clock = source.withZone(ZoneOffset.UTC);
    queue =
        new FeedbackQueue(
            new FeedbackGroupWriter(
                new FeedbackStore(workspace, clock, new ReviewItemRepository()),
                new DefaultSourceProvider(new SourceRepository(workspace, clock)),
                new IdempotencyKeyRepository(workspace),
                clock),
            10_000);
  }

  @AfterEach
  void close() {
    released.countDown();
    queue.close();
    workspace.close();
  }

  private static VoteSubmission vote(String id, String conversation) {
    return new VoteSubmission(
        id, conversation, Vote.Value.LIKE, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private CompletableFuture<FeedbackQueue.Outcome> add(String id, String conversation) {
    return queue.add(vote(id, conversation));
  }

  private CompletableFuture<FeedbackQueue.Outcome> addHeld(String id, Vote.Value value) {
    VoteSubmission vote =
        new VoteSubmission(id, "1", value, Optional.of("held"), Optional.of("v"), Optional.empty());
    VoteSender sender = new VoteSender(VoteBurst.Kind.ADDRESS, "10.0.0.1");
    return queue.add(vote, new ActiveBurst(sender, NOON));
  }

  /** Blocks the writer; all votes added before the release form one group. */
  private CompletableFuture<FeedbackQueue.Outcome> hold() throws InterruptedException {
    var first = add("first", "1");
    started.await();
    return first;
  }

  private String stored() {
    return CollectorFixture.one(workspace, "select count(*) from feedback_log");
  }

  @Test
  void aVoteThatCannotBeStoredCostsNoOtherItsOwn() throws Exception {
    var first = hold();
    List<CompletableFuture<FeedbackQueue.Outcome>> good =
        IntStream.range(0, 50).mapToObj(i -> add("good" + i, "1")).toList();
    var bad = add("bad", "x".repeat(201));
    var last = add("last", "1");
    released.countDown();
    first.join();
    good.forEach(answer -> assertThat(answer.join()).isEqualTo(FeedbackQueue.Outcome.STORED));
    assertThat(last.join()).isEqualTo(FeedbackQueue.Outcome.STORED);
    assertThatThrownBy(bad::join).hasMessageContaining("collector.refused");
    assertThat(stored()).isEqualTo("52");
  }

  @Test
  void anErrorFailsItsGroupAndNotTheNext() throws Exception {
    released.countDown();
    memory = false;
    assertThatThrownBy(() -> add("a", "1").join())
        .isInstanceOf(CompletionException.class)
        .hasMessageContaining("collector.busy");
    assertThat(queue.isWriting()).isTrue();
    assertThat(add("b", "1").join()).isEqualTo(FeedbackQueue.Outcome.STORED);
    assertThat(stored()).isEqualTo("1");
  }

  @Test
  void aHeldVoteThatAnOrdinaryOneReplacesInTheSameGroupIsGone() throws Exception {
    var first = hold();
    var held = addHeld("v", Vote.Value.DISLIKE);
    var newer = add("v", "1");
    released.countDown();
    CompletableFuture.allOf(first, held, newer).join();
    assertThat(CollectorFixture.one(workspace, "select count(*) from held_vote")).isEqualTo("0");
  }

  private CompletableFuture<FeedbackQueue.Outcome> addLong(String id) {
    VoteSubmission vote =
        new VoteSubmission(
            id,
            "1",
            Vote.Value.DISLIKE,
            Optional.of("x".repeat(6_000)),
            Optional.empty(),
            Optional.empty());
    return queue.add(vote);
  }

  @Test
  void longReasonsThatWaitDoNotFillTheMemory() throws Exception {
    var first = hold();
    var one = addLong("one");
    assertThatThrownBy(() -> addLong("two")).hasMessageContaining("collector.busy");
    released.countDown();
    CompletableFuture.allOf(first, one).join();
    assertThat(addLong("three").join()).isEqualTo(FeedbackQueue.Outcome.STORED);
  }

  @Test
  void afterTheEndNobodyWaits() {
    released.countDown();
    queue.close();
    assertThat(queue.isWriting()).isFalse();
    assertThatThrownBy(() -> add("late", "1")).hasMessageContaining("collector.busy");
  }
}
