package dev.retune.reasons;

import dev.retune.app.Entities;
import dev.retune.db.Workspace;
import dev.retune.feedback.Batch;
import dev.retune.feedback.ConversationRow;
import dev.retune.feedback.FeedbackStore;
import dev.retune.feedback.Source;
import dev.retune.feedback.Sources;
import dev.retune.feedback.Vote;
import dev.retune.feedback.VoteRowIn;
import dev.retune.house.Databases;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A workspace of dislikes with these reasons, one each; an empty one stands for none. */
final class Disliked {
  static final Instant NOW = Instant.parse("2026-11-15T12:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private Disliked() {}

  static Workspace with(Databases kind, List<String> reasons) {
    Workspace workspace = Workspace.open(kind.migrated(), Entities.all());
    fill(workspace, reasons);
    return workspace;
  }

  static void fill(Workspace workspace, List<String> reasons) {
    List<ConversationRow> conversations = new ArrayList<>();
    List<VoteRowIn> votes = new ArrayList<>();
    Optional<Instant> at = Optional.of(NOW.minusSeconds(86_400));
    for (String reason : reasons) {
      String id = "n" + votes.size();
      conversations.add(
          new ConversationRow(
              id,
              Optional.empty(),
              "q",
              "a",
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              at));
      votes.add(
          new VoteRowIn(
              id,
              id,
              Vote.Value.DISLIKE,
              Optional.of(reason).filter(r -> !r.isEmpty()),
              Optional.empty(),
              at));
    }
    Source source =
        new Sources(workspace, CLOCK).named("chat", Source.Kind.FILES, Optional.empty());
    new FeedbackStore(workspace, CLOCK).store(source, Batch.of(conversations, votes));
  }
}
