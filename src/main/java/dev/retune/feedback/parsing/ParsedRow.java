package dev.retune.feedback.parsing;

import dev.retune.feedback.model.InputRow;
import dev.retune.feedback.model.NewConversation;
import dev.retune.feedback.model.NewDocument;
import dev.retune.feedback.model.NewEvaluation;
import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.model.RowKind;

/**
 * A row made from what was read.
 *
 * @param row the row
 * @param derived whether its id was made from its content, for the source gives none
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

  /** The same of a vote that came in the row of its answer. */
  ParsedRow besideItsAnswer() {
    return row instanceof NewVote vote ? new ParsedRow(vote.besideItsAnswer(), derived) : this;
  }

  /** What tells it from all other rows of a source. */
  public String key() {
    return kind() + " " + row.externalId();
  }

  /** The same under an id of its own, when its content is that of another row. */
  public ParsedRow numbered(int number) {
    String id = row.externalId();
    InputRow numbered = row.withExternalId(id + "-" + number);
    // the vote of a flat row shares the id of its answer
    if (numbered instanceof NewVote vote && vote.conversationExternalId().equals(id)) {
      numbered = vote.withConversation(vote.externalId());
    }
    return new ParsedRow(numbered, true);
  }
}
