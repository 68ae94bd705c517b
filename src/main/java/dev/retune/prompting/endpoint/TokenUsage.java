package dev.retune.prompting.endpoint;

/**
 * Tokens of one or several requests.
 *
 * @param estimated whether a part was not reported and is estimated
 */
public record TokenUsage(long prompt, long completion, boolean estimated) {
  /** None. */
  public static final TokenUsage ZERO = new TokenUsage(0, 0, false);

  // English has some four characters in a token, Korean fewer than two
  private static final int ASCII_PER_TOKEN = 4;

  /** Returns the sum. */
  public TokenUsage plus(TokenUsage other) {
    return new TokenUsage(
        prompt + other.prompt, completion + other.completion, estimated || other.estimated);
  }

  /** Returns all tokens. */
  public long total() {
    return prompt + completion;
  }

  /** Estimates the tokens of a text: a token for four ASCII characters, or for one other. */
  public static long estimate(String text) {
    long ascii = text.chars().filter(c -> c < 128).count();
    return ascii / ASCII_PER_TOKEN + (text.length() - ascii) + 1;
  }
}
