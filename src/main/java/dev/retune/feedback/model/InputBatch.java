package dev.retune.feedback.model;

import java.util.List;

/** Rows of one source that are stored together; their order does not matter. */
public record InputBatch(
    List<NewDocument> documents,
    List<NewConversation> conversations,
    List<NewVote> votes,
    List<NewEvaluation> evaluations) {

  /** Makes defensive copies. */
  public InputBatch {
    documents = List.copyOf(documents);
    conversations = List.copyOf(conversations);
    votes = List.copyOf(votes);
    evaluations = List.copyOf(evaluations);
  }

  /** A batch of documents only. */
  public static InputBatch ofDocuments(List<NewDocument> documents) {
    return new InputBatch(documents, List.of(), List.of(), List.of());
  }

  /** A batch of conversations and votes. */
  public static InputBatch of(List<NewConversation> conversations, List<NewVote> votes) {
    return new InputBatch(List.of(), conversations, votes, List.of());
  }

  /** Total number of rows. */
  public int size() {
    return documents.size() + conversations.size() + votes.size() + evaluations.size();
  }
}
