package dev.retune.review.writeback;

import dev.retune.feedback.model.Conversation;
import dev.retune.feedback.model.Document;
import dev.retune.feedback.repository.ConversationRepository;
import dev.retune.feedback.repository.DocumentRepository;
import dev.retune.feedback.writeback.AnswerReview;
import dev.retune.persistence.Workspace;
import dev.retune.review.decision.Decision;
import dev.retune.review.decision.DecisionHistoryRepository;
import dev.retune.review.decision.Verdict;
import java.util.Locale;
import java.util.Optional;

/** Reads decisions as they are written to a source, with the ids that the source knows. */
final class AnswerReviewReader {
  private final Workspace workspace;
  private final ConversationRepository conversations;
  private final DocumentRepository documents;
  private final DecisionHistoryRepository decisions;

  AnswerReviewReader(Workspace workspace) {
    this.workspace = workspace;
    this.conversations = new ConversationRepository(workspace);
    this.documents = new DocumentRepository(workspace);
    this.decisions = new DecisionHistoryRepository(workspace);
  }

  AnswerReview read(long decisionId) {
    Decision decision =
        workspace.reading(transaction -> decisions.byId(transaction, decisionId)).orElseThrow();
    Conversation conversation = conversations.byId(decision.conversationId()).orElseThrow();
    return new AnswerReview(
        conversation.externalId(),
        decision.judgement().verdict().name().toLowerCase(Locale.ROOT),
        score(decision.judgement().verdict()),
        decision.judgement().reasonCode(),
        decision.judgement().note(),
        decision.judgement().correctedAnswer(),
        decision
            .judgement()
            .documentId()
            .flatMap(documents::byId)
            .filter(document -> document.sourceId() == conversation.sourceId())
            .map(Document::externalId),
        decision.reviewer(),
        decision.decidedAt());
  }

  private static Optional<Double> score(Verdict verdict) {
    return switch (verdict) {
      case WRONG -> Optional.of(0.0);
      case FINE -> Optional.of(1.0);
      case UNCLEAR -> Optional.empty();
    };
  }
}
