package dev.retune.reasons;

import dev.retune.bootstrap.module.EntityClasses;
import dev.retune.feedback.model.InputBatch;
import dev.retune.feedback.model.NewConversation;
import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.model.Source;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.repository.SourceRepository;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.persistence.Workspace;
import dev.retune.review.decision.ReviewItemRepository;
import dev.retune.support.TestDatabases;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fills a workspace with one dislike per reason; an empty string means no reason. */
public final class DislikedVotesFixture {
  public static final Instant NOW = Instant.parse("2026-11-15T12:00:00Z");
  public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private DislikedVotesFixture() {}

  public static Workspace with(TestDatabases kind, List<String> reasons) {
    Workspace workspace = Workspace.open(kind.migrated(), EntityClasses.all());
    fill(workspace, reasons);
    return workspace;
  }

  public static void fill(Workspace workspace, List<String> reasons) {
    List<NewConversation> conversations = new ArrayList<>();
    List<NewVote> votes = new ArrayList<>();
    Optional<Instant> at = Optional.of(NOW.minusSeconds(86_400));
    for (String reason : reasons) {
      String id = "n" + votes.size();
      conversations.add(
          new NewConversation(
              id, Optional.empty(), "q", "a", List.of(), Optional.empty(), Optional.empty(), at));
      votes.add(
          new NewVote(
              id,
              id,
              Vote.Value.DISLIKE,
              Optional.of(reason).filter(r -> !r.isEmpty()),
              Optional.empty(),
              at));
    }
    Source source = new SourceRepository(workspace, CLOCK).named("chat", Source.Kind.FILES);
    new FeedbackStore(workspace, CLOCK, new ReviewItemRepository())
        .store(source, InputBatch.of(conversations, votes));
  }
}
