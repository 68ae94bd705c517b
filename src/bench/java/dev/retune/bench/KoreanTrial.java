package dev.retune.bench;

import dev.retune.index.Mode;
import dev.retune.index.Query;
import dev.retune.index.QueryFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What the standard recipe gives for Korean: the pairs of a chat bot (7,779 answers, 1,000 other
 * questions), or documents and questions in files of one's own, such as KorQuAD's.
 *
 * <pre>mvn -q -Pbench test-compile exec:exec@bench -Dbench=KoreanTrial</pre>
 */
public final class KoreanTrial {
  private KoreanTrial() {}

  /** Prints the trial; may be told a file of documents and one of questions. */
  public static void main(String[] args) throws IOException {
    Path documents =
        args.length == 2 ? Path.of(args[0]) : ProofDesk.data("korean_chatbot/documents.jsonl");
    Path questions =
        args.length == 2 ? Path.of(args[1]) : ProofDesk.data("korean_chatbot/queries.jsonl");
    List<Query> asked = QueryFile.read(questions);
    try (ProofDesk desk = new ProofDesk()) {
      desk.documents(documents);
      desk.standard();
      System.out.println("  " + desk.spec());
      desk.evaluate("words alone", asked, Mode.LEXICAL);
      desk.evaluate("as it is without questions", asked, Mode.HYBRID);
    }
  }
}
