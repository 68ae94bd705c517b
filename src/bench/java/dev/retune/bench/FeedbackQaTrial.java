package dev.retune.bench;

import dev.retune.index.Evaluation;
import dev.retune.index.Mode;
import dev.retune.index.Query;
import dev.retune.index.QueryFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Whether a run proves what it claims, on FeedbackQA: golden pairs are the questions of its train
 * split; configurations are chosen on their tuning half and judged on their gate half; the test
 * split is looked at last.
 *
 * <pre>mvn -q -Pbench test-compile exec:exec@bench -Dbench=FeedbackQaTrial</pre>
 */
public final class FeedbackQaTrial {
  private FeedbackQaTrial() {}

  /** Prints the trial. */
  public static void main(String[] args) throws IOException {
    Path questions = ProofDesk.data("feedbackqa/queries.jsonl");
    List<Query> test = QueryFile.read(questions, Optional.of("test"));
    try (ProofDesk desk = new ProofDesk()) {
      desk.documents(ProofDesk.data("feedbackqa/documents.jsonl"));
      desk.whole();
      Evaluation dense = desk.evaluate("test: vectors alone, whole documents", test, Mode.DENSE);
      desk.standard();
      Evaluation standard = desk.evaluate("test: as it is without questions", test, Mode.HYBRID);
      System.out.println("  " + desk.spec());
      desk.golden(questions, "train");
      desk.run();
      Evaluation chosen = desk.evaluate("test: the version that is live now", test, Mode.HYBRID);
      ProofDesk.compare("without questions, against vectors alone", dense, standard);
      ProofDesk.compare("live now, against without questions", standard, chosen);
      ProofDesk.compare("live now, against vectors alone", dense, chosen);
    }
  }
}
