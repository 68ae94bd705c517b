package dev.retune.prompting.endpoint;

/** A language model that answers one request at a time; thread-safe. */
public interface LanguageModel {
  /**
   * Answers.
   *
   * @throws dev.retune.common.error.UnavailableException when it does not, or not properly
   * @throws dev.retune.common.error.InvalidInputException when it refuses the key or the request
   */
  ModelReply ask(ModelRequest request);
}
