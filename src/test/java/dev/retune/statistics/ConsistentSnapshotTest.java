package dev.retune.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.feedback.model.InputBatch;
import dev.retune.feedback.model.NewConversation;
import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.model.Source;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.repository.SourceRepository;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.persistence.Workspace;
import dev.retune.review.decision.ReviewItemRepository;
import dev.retune.statistics.time.TimeWindow;
import dev.retune.support.TestDatabases;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConsistentSnapshotTest {
  private static final Instant AT = Instant.parse("2026-11-15T12:00:00Z");

  /** A vote keeps changing between like and dislike while a decision overrules dislikes. */
  @ParameterizedTest
  @EnumSource
  void votesThatChangeMeanwhileLeaveTheFiguresWhole(TestDatabases kind) {
    Clock clock = Clock.fixed(AT.plusSeconds(60), ZoneOffset.UTC);
    try (Workspace workspace = Workspace.open(kind.fresh(), entities())) {
      Source source = new SourceRepository(workspace, clock).named("chat", Source.Kind.FILES);
      FeedbackStore store = new FeedbackStore(workspace, clock, new ReviewItemRepository());
      store.store(source, batch(Vote.Value.LIKE));
      overrule(workspace);
      StatisticsService stats = new StatisticsService(workspace, clock, ZoneId.of("UTC"), 0.3);
      AtomicBoolean done = new AtomicBoolean();
      var writer =
          CompletableFuture.runAsync(
              () -> {
                boolean like = false;
                while (!done.get()) {
                  store.store(source, batch(like ? Vote.Value.LIKE : Vote.Value.DISLIKE));
                  like = !like;
                }
              });
      for (int i = 0; i < 200; i++) {
        assertThat(stats.stats(new TimeWindow.All(), clock.instant()).adjudicatedRatio()).isZero();
      }
      done.set(true);
      writer.join();
    }
  }

  private static List<Class<?>> entities() {
    return dev.retune.feedback.repository.FeedbackEntities.entities();
  }

  private static InputBatch batch(Vote.Value value) {
    return InputBatch.of(
        List.of(
            new NewConversation(
                "c",
                Optional.empty(),
                "q",
                "a",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(AT))),
        List.of(new NewVote("v", "c", value, Optional.empty(), Optional.empty(), Optional.of(AT))));
  }

  private static void overrule(Workspace workspace) {
    workspace.run(
        s ->
            s.createNativeMutationQuery(
                    "insert into decision (conversation_id, reviewer, verdict, decided_at)"
                        + " select id, 'r', 'FINE', created_at from conversation_log")
                .executeUpdate());
  }
}
