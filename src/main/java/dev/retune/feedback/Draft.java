package dev.retune.feedback;

/**
 * A row made from what was read.
 *
 * @param row the row
 * @param derived whether its id was made from its content, for the source gives none
 */
record Draft(InputRow row, boolean derived) {

  RowKind kind() {
    return switch (row) {
      case DocumentRow _ -> RowKind.DOCUMENT;
      case ConversationRow _ -> RowKind.CONVERSATION;
      case VoteRowIn _ -> RowKind.VOTE;
      case EvaluationRow _ -> RowKind.EVALUATION;
    };
  }

  /** The same of a vote that came in the row of its answer. */
  Draft besideItsAnswer() {
    return row instanceof VoteRowIn vote ? new Draft(vote.besideItsAnswer(), derived) : this;
  }

  /** What tells it from all other rows of a source. */
  String key() {
    return kind() + " " + row.externalId();
  }

  /** The same under an id of its own, when its content is that of another row. */
  Draft numbered(int number) {
    String id = row.externalId();
    InputRow numbered = row.withExternalId(id + "-" + number);
    // the vote of a flat row shares the id of its answer
    if (numbered instanceof VoteRowIn vote && vote.conversationExternalId().equals(id)) {
      numbered = vote.withConversation(vote.externalId());
    }
    return new Draft(numbered, true);
  }
}
