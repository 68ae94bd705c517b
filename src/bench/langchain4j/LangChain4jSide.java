import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Runs LangChain4j's in-process model in a separate process, from source. It first prints the
 * vector of the first text; then it embeds all texts for each input line and prints their number.
 * With {@code once} it embeds all texts and exits.
 */
public class LangChain4jSide {
  /** Arguments are a file with one text per line, and {@code rounds} or {@code once}. */
  public static void main(String[] args) throws Exception {
    List<TextSegment> texts =
        Files.readAllLines(Path.of(args[0])).stream().map(TextSegment::from).toList();
    var model = new AllMiniLmL6V2QuantizedEmbeddingModel();
    if (args[1].equals("once")) {
      System.out.println(model.embedAll(texts).content().size());
      return;
    }
    System.out.println(Arrays.toString(model.embed(texts.getFirst()).content().vector()));
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (in.readLine() != null) {
      int vectors = model.embedAll(texts).content().size();
      if (vectors != texts.size()) {
        throw new IllegalStateException(vectors + " vectors");
      }
      System.out.println(vectors);
    }
  }
}
