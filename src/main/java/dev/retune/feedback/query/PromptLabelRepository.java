package dev.retune.feedback.query;

import dev.retune.feedback.model.Vote;
import dev.retune.persistence.Workspace;
import java.time.Instant;
import java.util.List;

/** Counts the votes on answers that were given with a version of a prompt. */
public final class PromptLabelRepository {
  private final Workspace workspace;

  /** For one workspace. */
  public PromptLabelRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Number of votes. */
  public record LabelCounts(long likes, long dislikes) {}

  private record Count(String value, long votes) {}

  /** Counts the votes from one instant (inclusive) to another (exclusive). */
  public LabelCounts of(String label, Instant from, Instant to) {
    List<Count> counts =
        workspace.read(
            session ->
                session
                    .createSelectionQuery(
                        "select v.value, count(*) from VoteEntity v join ConversationEntity c"
                            + " on c.id = v.conversationId where c.promptVersion = :label"
                            + " and v.createdAt >= :from and v.createdAt < :to group by v.value",
                        Count.class)
                    .setParameter("label", label)
                    .setParameter("from", from)
                    .setParameter("to", to)
                    .getResultList());
    long likes = 0;
    long dislikes = 0;
    for (Count count : counts) {
      if (Vote.Value.ofText(count.value()) == Vote.Value.LIKE) {
        likes += count.votes();
      } else {
        dislikes += count.votes();
      }
    }
    return new LabelCounts(likes, dislikes);
  }
}
