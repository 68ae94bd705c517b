package dev.retune.feedback.parsing;

import dev.retune.feedback.model.InputRow;
import dev.retune.feedback.model.NewConversation;
import dev.retune.feedback.model.NewDocument;
import dev.retune.feedback.model.NewEvaluation;
import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.model.RowKind;

/**
 * A row converted for storage.
 *
 * @param row the row to store
 * @param derived whether its id was derived from its content because the source provides none
 */
public record ParsedRow(InputRow row, boolean derived) {

  public RowKind kind() {
    return switch (row) {
      case NewDocument _ -> RowKind.DOCUMENT;
      case NewConversation _ -> RowKind.CONVERSATION;
      case NewVote _ -> RowKind.VOTE;
      case NewEvaluation _ -> RowKind.EVALUATION;
    };
  }

  /** The same row, for a vote read from its answer's row. */
  public ParsedRow besideItsAnswer() {
    return row instanceof NewVote vote ? new ParsedRow(vote.besideItsAnswer(), derived) : this;
  }

  /** Unique key of the row within its source. */
  public String key() {
    return kind() + " " + row.externalId();
  }

  /** The same row under a numbered id, for rows with identical content. */
  public ParsedRow numbered(int number) {
    String id = row.externalId();
    InputRow numbered = row.withExternalId(id + "-" + number);
    // the vote of a flat row uses the id of its answer
    if (numbered instanceof NewVote vote && vote.conversationExternalId().equals(id)) {
      numbered = vote.withConversation(vote.externalId());
    }
    return new ParsedRow(numbered, true);
  }
}
