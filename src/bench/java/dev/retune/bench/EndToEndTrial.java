package dev.retune.bench;

import java.io.IOException;

/**
 * Checks retraining end to end, on questions with a golden set and on a collection without one.
 *
 * <pre>mvn -q -Pbench test-compile exec:exec@bench -Dbench=EndToEndTrial</pre>
 */
public final class EndToEndTrial {
  private EndToEndTrial() {}

  /** Prints both trials. */
  public static void main(String[] args) throws IOException {
    System.out.println("FeedbackQA");
    FeedbackQaTrial.main(args);
    System.out.println("SciFact");
    SciFactTrial.main(args);
  }
}
