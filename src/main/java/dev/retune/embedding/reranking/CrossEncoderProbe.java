package dev.retune.embedding.reranking;

import ai.onnxruntime.OrtException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.embedding.onnx.AcceleratorSelector;
import dev.retune.embedding.tokenizer.PairTokenizer;
import dev.retune.embedding.tokenizer.TokenSequence;
import java.util.List;

/** Finds out by running a reranker whether it can be used, and how. */
public final class CrossEncoderProbe {
  private static final String QUESTION = "How long does it take?";
  private static final String PASSAGE = "It takes three days.";
  private static final String MATE = "A longer one! 가나다 12345 (beside it) ".repeat(3);
  private static final double SAME = 1e-5;

  private CrossEncoderProbe() {}

  /**
   * Whether a pair's score is independent of the other pairs in its batch. Dynamically quantized
   * models scale each layer by the largest value in the batch, so that theirs is not.
   *
   * @throws InvalidInputException when the model cannot be used
   */
  public static boolean isBatchInvariant(CrossEncoderFolder folder) {
    int most = folder.files().settings().maxTokens();
    try (var tokenizer = new PairTokenizer(folder.files().tokenizer());
        var session = new CrossEncoderSession(folder.files().onnx(), AcceleratorSelector.none())) {
      TokenSequence pair = tokenizer.pair(QUESTION, PASSAGE, most);
      double alone = alone(folder, session, pair);
      return Math.abs(alone - beside(session, pair, tokenizer.pair(QUESTION, MATE, most))) <= SAME;
    }
  }

  private static double alone(
      CrossEncoderFolder folder, CrossEncoderSession session, TokenSequence pair) {
    try {
      return session.run(List.of(pair))[0];
    } catch (OrtException e) {
      throw new InvalidInputException(
          e, "embedding.rerankerCannotRun", folder.files().onnx().toString());
    }
  }

  private static double beside(
      CrossEncoderSession session, TokenSequence pair, TokenSequence mate) {
    try {
      return session.run(List.of(pair, mate))[0];
    } catch (OrtException e) {
      // exported with a batch size of one
      return Double.NaN;
    }
  }
}
