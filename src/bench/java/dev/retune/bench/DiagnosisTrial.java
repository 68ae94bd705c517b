package dev.retune.bench;

import dev.retune.retrain.DiagnosisTruth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * How often a dislike's route agrees with the known right document, on FeedbackQA.
 *
 * <pre>mvn -q -Pbench test-compile exec:exec@bench -Dbench=DiagnosisTrial</pre>
 */
public final class DiagnosisTrial {
  private DiagnosisTrial() {}

  /** Prints the table. */
  public static void main(String[] args) throws IOException, SQLException {
    Path data = ProofDesk.data("feedbackqa");
    Path whole = Files.createTempDirectory("retune-diagnosis");
    System.out.println(DiagnosisTruth.ofFeedbackQa(whole, data, _ -> true));
    System.out.println("a tenth of the documents withheld");
    Path less = Files.createTempDirectory("retune-diagnosis");
    System.out.println(DiagnosisTruth.ofFeedbackQa(less, data, id -> !id.endsWith("7")));
  }
}
