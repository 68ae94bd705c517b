package dev.retune.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.index.Evaluation;
import dev.retune.index.Mode;
import dev.retune.index.Query;
import dev.retune.text.Json;
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
 * What holds without golden questions, on SciFact: the first index, of standard recipe, beside the
 * vectors alone over whole documents.
 *
 * <pre>mvn -q -Pbench test-compile exec:exec@bench -Dbench=SciFactTrial</pre>
 */
public final class SciFactTrial {
  private static final JsonMapper JSON = Json.mapper();

  private SciFactTrial() {}

  /** Prints the trial. */
  public static void main(String[] args) throws IOException {
    Path documents = Files.createTempFile("scifact", ".jsonl");
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(ProofDesk.data("scifact/corpus.jsonl"))) {
      JsonNode json = JSON.readTree(line);
      Map<String, String> row =
          Map.of(
              "id", json.path("_id").asText(),
              "title", json.path("title").asText(),
              "body", json.path("text").asText());
      lines.add(JSON.writeValueAsString(row));
    }
    Files.write(documents, lines);
    try (ProofDesk desk = new ProofDesk()) {
      desk.documents(documents);
      desk.whole();
      Evaluation dense = desk.evaluate("vectors alone, whole documents", questions(), Mode.DENSE);
      desk.standard();
      Evaluation standard = desk.evaluate("as it is without questions", questions(), Mode.HYBRID);
      System.out.println("  " + desk.spec());
      ProofDesk.compare("without questions, against vectors alone", dense, standard);
    } finally {
      Files.delete(documents);
    }
  }

  private static List<Query> questions() throws IOException {
    Map<String, Set<String>> relevant = new HashMap<>();
    List<String> judged = Files.readAllLines(ProofDesk.data("scifact/qrels/test.tsv"));
    for (String line : judged.subList(1, judged.size())) {
      String[] columns = line.split("\t", -1);
      relevant.computeIfAbsent(columns[0], id -> new HashSet<>()).add(columns[1]);
    }
    List<Query> queries = new ArrayList<>();
    for (String line : Files.readAllLines(ProofDesk.data("scifact/queries.jsonl"))) {
      JsonNode json = JSON.readTree(line);
      Set<String> documents = relevant.get(json.path("_id").asText());
      if (documents != null) {
        queries.add(new Query(json.path("text").asText(), documents));
      }
    }
    return queries;
  }
}
