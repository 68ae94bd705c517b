package dev.retune.index.golden;

import dev.retune.index.model.QuestionKey;
import dev.retune.persistence.TransactionContext;
import dev.retune.persistence.Workspace;
import java.time.Instant;
import java.util.List;

/** Stores imported questions, each with one of its documents. */
final class GoldenQuestionRepository {
  private final Workspace workspace;

  GoldenQuestionRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  /** An imported question with one of its documents. */
  record StoredQuestion(String question, long documentId, Instant at) {}

  /** All questions. */
  List<StoredQuestion> all() {
    return workspace.read(
        session ->
            session
                .createSelectionQuery(
                    "select question, documentId, importedAt from GoldenQuestionEntity",
                    StoredQuestion.class)
                .getResultList());
  }

  /** The number of the newest question; 0 without questions. */
  long newest() {
    return workspace.read(
        session ->
            session
                .createSelectionQuery(
                    "select coalesce(max(id), 0) from GoldenQuestionEntity", Long.class)
                .getSingleResult());
  }

  /** Adds a question; returns false when it is stored with that document. */
  boolean add(
      TransactionContext transaction, String question, long document, String who, Instant now) {
    return transaction
            .session()
            .createNativeMutationQuery(
                "insert into golden_question (question, question_hash, document_id, who,"
                    + " imported_at) select cast(:question as varchar), cast(:hash as varchar),"
                    + " cast(:document as bigint), cast(:who as varchar),"
                    + " cast(:at as timestamp with time zone) where not exists (select 1 from"
                    + " golden_question where question_hash = :hash and document_id = :document)")
            .setParameter("question", question)
            .setParameter("hash", QuestionKey.hash(question))
            .setParameter("document", document)
            .setParameter("who", who)
            .setParameter("at", now)
            .executeUpdate()
        > 0;
  }
}
