package dev.retune.feedback.model;

/** A row to be stored, of any kind. */
public sealed interface InputRow permits NewDocument, NewConversation, NewVote, NewEvaluation {

  /** Its id at its source, at most 200 characters. */
  String externalId();

  /** The same row under another id. */
  InputRow withExternalId(String id);

  /** How many characters its long texts have, as a measure of the memory it takes. */
  int length();
}
