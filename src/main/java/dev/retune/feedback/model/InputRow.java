package dev.retune.feedback.model;

/** A row of any kind to be stored. */
public sealed interface InputRow permits NewDocument, NewConversation, NewVote, NewEvaluation {

  /** Id at its source, at most 200 characters. */
  String externalId();

  /** A copy with another external id. */
  InputRow withExternalId(String id);

  /** Number of characters in its long texts; approximates its memory use. */
  int length();
}
