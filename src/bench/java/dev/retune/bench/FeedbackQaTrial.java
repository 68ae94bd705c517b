package dev.retune.bench;

import dev.retune.index.evaluation.RetrievalEvaluation;
import dev.retune.index.golden.GoldenQuestionFile;
import dev.retune.index.model.GoldenQuestion;
import dev.retune.index.model.SearchMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Checks retraining on FeedbackQA: the golden set is its train split; configurations are selected
 * on the tuning half and compared on the gate half; the test split is evaluated last.
 *
 * <pre>mvn -q -Pbench test-compile exec:exec@bench -Dbench=FeedbackQaTrial</pre>
 */
public final class FeedbackQaTrial {
  private FeedbackQaTrial() {}

  /** Prints the trial. */
  public static void main(String[] args) throws IOException {
    Path questions = EndToEndHome.data("feedbackqa/queries.jsonl");
    List<GoldenQuestion> test = GoldenQuestionFile.read(questions, "test");
    try (EndToEndHome home = new EndToEndHome()) {
      home.documents(EndToEndHome.data("feedbackqa/documents.jsonl"));
      home.whole();
      RetrievalEvaluation dense =
          home.evaluate("test: vectors alone, whole documents", test, SearchMode.DENSE);
      home.standard();
      RetrievalEvaluation standard =
          home.evaluate("test: as it is without questions", test, SearchMode.HYBRID);
      System.out.println("  " + home.spec());
      home.golden(questions, "train");
      home.run();
      RetrievalEvaluation chosen =
          home.evaluate("test: the version that is live now", test, SearchMode.HYBRID);
      EndToEndHome.compare("without questions, against vectors alone", dense, standard);
      EndToEndHome.compare("live now, against without questions", standard, chosen);
      EndToEndHome.compare("live now, against vectors alone", dense, chosen);
    }
  }
}
