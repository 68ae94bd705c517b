package dev.retune.ui.feedback;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.export.ExportFormat;
import dev.retune.export.ExportManifest;
import dev.retune.feedback.model.Conversation;
import dev.retune.feedback.model.Document;
import dev.retune.feedback.model.ServedDocument;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.query.VoteFilter;
import dev.retune.feedback.query.VoteListItem;
import dev.retune.feedback.query.VotePageRequest;
import dev.retune.review.decision.Decision;
import dev.retune.statistics.model.VoteSummary;
import dev.retune.statistics.time.TimeWindow;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The services behind this screen; calls run off the JavaFX thread. */
public interface FeedbackGateway {

  /**
   * The options of the filters.
   *
   * @param codes the reason codes in display order
   * @param models the models known to the text index
   * @param promptVersions the prompt versions known to the text index
   * @param topics names of topics by id
   */
  record FilterChoices(
      List<String> codes,
      List<String> sources,
      List<String> models,
      List<String> promptVersions,
      Map<Long, String> topics) {
    /** The name of a topic, or its id when it is not known. */
    String topicName(String id) {
      return topics.entrySet().stream()
          .filter(topic -> String.valueOf(topic.getKey()).equals(id))
          .map(Map.Entry::getValue)
          .filter(name -> !name.isBlank())
          .findFirst()
          .orElse(id);
    }
  }

  /**
   * The details of an answer.
   *
   * @param votes oldest first
   * @param decisions oldest first, including undone ones
   * @param documents the documents that the answer was given, best first
   * @param passage the passage of the first stored document that matches the question
   */
  record AnswerDetails(
      Conversation conversation,
      List<Vote> votes,
      List<Decision> decisions,
      List<ServedDocument> documents,
      Optional<String> passage) {

    /** The first of the documents that is stored. */
    public Optional<Document> document() {
      return documents.stream().flatMap(served -> served.document().stream()).findFirst();
    }
  }

  /** Returns the start of a time window. */
  Optional<Instant> since(TimeWindow window);

  /** Returns a page of rows, newest first. */
  List<VoteListItem> page(VotePageRequest request);

  /** Returns the totals of the filtered votes. */
  VoteSummary summary(VoteFilter filter);

  /** Returns how many votes are not in the text index yet. */
  long pendingInTextIndex();

  /** Adds all votes to the text index. */
  void updateTextIndex(ProgressMonitor monitor);

  /** Returns the current filter options. */
  FilterChoices filterChoices();

  /** Returns an answer; empty if it no longer exists. */
  Optional<AnswerDetails> answerDetails(long conversation);

  /**
   * Exports the filtered rows to a file.
   *
   * @param total the number of rows, 0 if unknown
   */
  ExportManifest export(
      VoteFilter filter, long total, ExportFormat format, Path file, ProgressMonitor monitor);
}
