package dev.retune.ui.feedback;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.export.Exporter;
import dev.retune.feedback.model.Conversation;
import dev.retune.feedback.model.Document;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.query.VoteCursor;
import dev.retune.feedback.query.VoteFilter;
import dev.retune.feedback.query.VoteListItem;
import dev.retune.review.decision.Decision;
import dev.retune.statistics.model.VoteSummary;
import dev.retune.statistics.time.TimeWindow;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the screen asks of the services; called away from the window's thread. */
public interface FeedbackGateway {

  /**
   * What can be chosen from.
   *
   * @param codes of reasons, in the order to be offered
   * @param models as far as the text index knows them
   * @param promptVersions the same
   */
  record FilterChoices(
      List<String> codes, List<String> sources, List<String> models, List<String> promptVersions) {}

  /**
   * All that is known of an answer.
   *
   * @param votes oldest first
   * @param decisions oldest first, those taken back too
   * @param document that the answer was made from
   * @param passage the part of it that the question finds
   */
  record AnswerDetails(
      Conversation conversation,
      List<Vote> votes,
      List<Decision> decisions,
      Optional<Document> document,
      Optional<String> passage) {}

  /** Where a window of time begins. */
  Optional<Instant> since(TimeWindow window);

  /** The rows after a key, newest first, at most so many. */
  List<VoteListItem> page(VoteFilter filter, Optional<VoteCursor> after, int limit);

  /** What the votes under a filter add up to. */
  VoteSummary figures(VoteFilter filter);

  /** How many votes cannot be found by words yet. */
  long behind();

  /** Makes them findable. */
  void follow(ProgressMonitor monitor);

  /** What can be chosen from now. */
  FilterChoices offers();

  /** One answer; empty when it is gone. */
  Optional<AnswerDetails> answerDetails(long conversation);

  /**
   * Writes the rows under a filter to a file.
   *
   * @param total how many there are, 0 when not known
   */
  Exporter.Manifest export(
      VoteFilter filter,
      long total,
      Exporter.ExportFormat format,
      Path file,
      ProgressMonitor monitor);
}
