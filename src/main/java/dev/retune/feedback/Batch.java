package dev.retune.feedback;

import java.util.List;

/** Rows of one source that are stored together; order between the kinds does not matter. */
public record Batch(
    List<DocumentRow> documents,
    List<ConversationRow> conversations,
    List<VoteRowIn> votes,
    List<EvaluationRow> evaluations) {

  /** Copies the lists. */
  public Batch {
    documents = List.copyOf(documents);
    conversations = List.copyOf(conversations);
    votes = List.copyOf(votes);
    evaluations = List.copyOf(evaluations);
  }

  /** Only documents. */
  public static Batch ofDocuments(List<DocumentRow> documents) {
    return new Batch(documents, List.of(), List.of(), List.of());
  }

  /** Conversations and their votes. */
  public static Batch of(List<ConversationRow> conversations, List<VoteRowIn> votes) {
    return new Batch(List.of(), conversations, votes, List.of());
  }

  /** How many rows. */
  public int size() {
    return documents.size() + conversations.size() + votes.size() + evaluations.size();
  }
}
