package dev.retune.ui.feedback;

import dev.retune.export.Exporter;
import dev.retune.feedback.Conversation;
import dev.retune.feedback.Document;
import dev.retune.feedback.Vote;
import dev.retune.feedback.VoteFilter;
import dev.retune.feedback.VoteKey;
import dev.retune.feedback.VoteRow;
import dev.retune.review.Decision;
import dev.retune.stats.VoteFigures;
import dev.retune.stats.Window;
import dev.retune.work.Monitor;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the screen asks of the services; called away from the window's thread. */
public interface FeedbackDesk {

  /**
   * What can be chosen from.
   *
   * @param codes of reasons, in the order to be offered
   * @param models as far as the text index knows them
   * @param promptVersions the same
   */
  record Offers(
      List<String> codes, List<String> sources, List<String> models, List<String> promptVersions) {}

  /**
   * All that is known of an answer.
   *
   * @param votes oldest first
   * @param decisions oldest first, those taken back too
   * @param document that the answer was made from
   * @param passage the part of it that the question finds
   */
  record Talk(
      Conversation conversation,
      List<Vote> votes,
      List<Decision> decisions,
      Optional<Document> document,
      Optional<String> passage) {}

  /** Where a window of time begins. */
  Optional<Instant> since(Window window);

  /** The rows after a key, newest first, at most so many. */
  List<VoteRow> page(VoteFilter filter, Optional<VoteKey> after, int limit);

  /** What the votes under a filter add up to. */
  VoteFigures figures(VoteFilter filter);

  /** How many votes cannot be found by words yet. */
  long behind();

  /** Makes them findable. */
  void follow(Monitor monitor);

  /** What can be chosen from now. */
  Offers offers();

  /** One answer; empty when it is gone. */
  Optional<Talk> talk(long conversation);

  /**
   * Writes the rows under a filter to a file.
   *
   * @param total how many there are, 0 when not known
   */
  Exporter.Manifest export(
      VoteFilter filter, long total, Exporter.Format format, Path file, Monitor monitor);
}
