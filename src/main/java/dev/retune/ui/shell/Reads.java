package dev.retune.ui.shell;

import dev.retune.feedback.Conversation;
import dev.retune.feedback.Vote;
import dev.retune.feedback.VoteFilter;
import dev.retune.feedback.VoteKey;
import dev.retune.feedback.VoteRow;
import dev.retune.stats.Stats;
import dev.retune.stats.Window;
import dev.retune.ui.feedback.FeedbackReads;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The services as each screen asks for them, at the moment it asks. */
record Reads(Services services) implements FeedbackReads {

  private Instant now() {
    return services.place().clock().instant();
  }

  @Override
  public Stats stats(Window window) {
    return services.looks().stats().apply(window, now());
  }

  @Override
  public Optional<Instant> since(Window window) {
    return services.feedback().since().apply(window, now());
  }

  @Override
  public List<VoteRow> page(VoteFilter filter, Optional<VoteKey> after, int limit) {
    return services.feedback().page().of(filter, after, limit);
  }

  @Override
  public long count(VoteFilter filter) {
    return services.feedback().count().apply(filter);
  }

  @Override
  public Optional<Conversation> conversation(long id) {
    return services.feedback().conversation().apply(id);
  }

  @Override
  public List<Vote> votes(long conversationId) {
    return services.feedback().votes().apply(conversationId);
  }
}
