package dev.retune.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.common.text.JsonFormat;
import dev.retune.index.evaluation.RetrievalEvaluation;
import dev.retune.index.model.GoldenQuestion;
import dev.retune.index.model.SearchMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Evaluates retrieval without golden questions on SciFact: the standard first index against vectors
 * over whole documents.
 *
 * <pre>mvn -q -Pbench test-compile exec:exec@bench -Dbench=SciFactTrial</pre>
 */
public final class SciFactTrial {
  private static final JsonMapper JSON = JsonFormat.mapper();

  private SciFactTrial() {}

  /** Prints the trial. */
  public static void main(String[] args) throws IOException {
    Path documents = Files.createTempFile("scifact", ".jsonl");
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(EndToEndHome.data("scifact/corpus.jsonl"))) {
      JsonNode json = JSON.readTree(line);
      Map<String, String> row =
          Map.of(
              "id", json.path("_id").asText(),
              "title", json.path("title").asText(),
              "body", json.path("text").asText());
      lines.add(JSON.writeValueAsString(row));
    }
    Files.write(documents, lines);
    try (EndToEndHome home = new EndToEndHome()) {
      home.documents(documents);
      home.whole();
      RetrievalEvaluation dense =
          home.evaluate("vectors alone, whole documents", questions(), SearchMode.DENSE);
      home.standard();
      RetrievalEvaluation standard =
          home.evaluate("as it is without questions", questions(), SearchMode.HYBRID);
      System.out.println("  " + home.spec());
      EndToEndHome.compare("without questions, against vectors alone", dense, standard);
    } finally {
      Files.delete(documents);
    }
  }

  private static List<GoldenQuestion> questions() throws IOException {
    Map<String, Set<String>> relevant = new HashMap<>();
    List<String> judged = Files.readAllLines(EndToEndHome.data("scifact/qrels/test.tsv"));
    for (String line : judged.subList(1, judged.size())) {
      String[] columns = line.split("\t", -1);
      relevant.computeIfAbsent(columns[0], id -> new HashSet<>()).add(columns[1]);
    }
    List<GoldenQuestion> queries = new ArrayList<>();
    for (String line : Files.readAllLines(EndToEndHome.data("scifact/queries.jsonl"))) {
      JsonNode json = JSON.readTree(line);
      Set<String> documents = relevant.get(json.path("_id").asText());
      if (documents != null) {
        queries.add(new GoldenQuestion(json.path("text").asText(), documents));
      }
    }
    return queries;
  }
}
