package dev.retune.bench;

import dev.retune.index.golden.GoldenQuestionFile;
import dev.retune.index.model.GoldenQuestion;
import dev.retune.index.model.SearchMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Evaluates the standard configuration on Korean: chat bot pairs (7,779 answers, 1,000 different
 * questions), or given files of documents and questions, such as KorQuAD's.
 *
 * <pre>mvn -q -Pbench test-compile exec:exec@bench -Dbench=KoreanRetrievalTrial</pre>
 */
public final class KoreanRetrievalTrial {
  private KoreanRetrievalTrial() {}

  /** Prints the results; optional arguments are a file of documents and one of questions. */
  public static void main(String[] args) throws IOException {
    Path documents =
        args.length == 2 ? Path.of(args[0]) : EndToEndHome.data("korean_chatbot/documents.jsonl");
    Path questions =
        args.length == 2 ? Path.of(args[1]) : EndToEndHome.data("korean_chatbot/queries.jsonl");
    List<GoldenQuestion> asked = GoldenQuestionFile.read(questions);
    try (EndToEndHome home = new EndToEndHome()) {
      home.documents(documents);
      home.standard();
      System.out.println("  " + home.spec());
      home.evaluate("words alone", asked, SearchMode.LEXICAL);
      home.evaluate("as it is without questions", asked, SearchMode.HYBRID);
    }
  }
}
