package dev.retune.bench;

import dev.retune.retraining.diagnosis.DiagnosisAccuracy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Measures how often the diagnosis of a dislike agrees with the known document, on FeedbackQA:
 * unchanged; with a tenth of its documents withheld; and with 514 additional questions of bank
 * customers.
 *
 * <pre>mvn -q -Pbench test-compile exec:exec@bench -Dbench=DiagnosisAccuracyTrial</pre>
 */
public final class DiagnosisAccuracyTrial {
  private static final int EVERY = 6;

  private DiagnosisAccuracyTrial() {}

  /** Prints the tables. */
  public static void main(String[] args) throws IOException, SQLException {
    tell("FeedbackQA", _ -> true, List.of());
    tell("a tenth of the documents withheld", id -> !id.endsWith("7"), List.of());
    tell("questions of a bank's customers besides", _ -> true, strangers());
  }

  private static void tell(String what, Predicate<String> kept, List<String> strangers)
      throws IOException, SQLException {
    Path home = Files.createTempDirectory("retune-diagnosis");
    System.out.println(what);
    System.out.println(
        DiagnosisAccuracy.ofFeedbackQa(home, EndToEndHome.data("feedbackqa"), kept, strangers));
  }

  private static List<String> strangers() throws IOException {
    List<String> lines = Files.readAllLines(EndToEndHome.data("banking77").resolve("test.csv"));
    return IntStream.iterate(1, line -> line < lines.size(), line -> line + EVERY)
        .mapToObj(line -> lines.get(line).replaceFirst(",[^,]*$", "").replace("\"", ""))
        .toList();
  }
}
