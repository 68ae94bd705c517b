package dev.retune.ui.feedback;

import dev.retune.feedback.Conversation;
import dev.retune.feedback.Vote;
import dev.retune.feedback.VoteFilter;
import dev.retune.feedback.VoteKey;
import dev.retune.feedback.VoteRow;
import dev.retune.stats.Stats;
import dev.retune.stats.Window;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the screen reads; called away from the window's thread. */
public interface FeedbackReads {
  /** The figures of the window. */
  Stats stats(Window window);

  /** Where the window begins. */
  Optional<Instant> since(Window window);

  /** The rows after a key, newest first, at most so many. */
  List<VoteRow> page(VoteFilter filter, Optional<VoteKey> after, int limit);

  /** How many rows there are in all. */
  long count(VoteFilter filter);

  /** The conversation of a row. */
  Optional<Conversation> conversation(long id);

  /** All its votes. */
  List<Vote> votes(long conversationId);
}
