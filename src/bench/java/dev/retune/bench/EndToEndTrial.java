package dev.retune.bench;

import java.io.IOException;

/**
 * Whether a run proves itself: on questions with golden pairs, and on a collection without any.
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
