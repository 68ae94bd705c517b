package dev.retune.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.embed.InstalledModels;
import dev.retune.embed.Models;
import dev.retune.embed.TestModels;
import dev.retune.house.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Claims and the abstracts that support or refute them; published: 64.51 for this model. */
@Tag("slow")
@Tag("long")
class SciFactTest {
  @TempDir Path home;

  @Test
  void theFullPrecisionModelReachesThePublishedFigure() throws IOException {
    List<JsonNode> corpus = RealCorpus.lines("scifact/corpus.jsonl");
    try (Library library = new Library(home)) {
      RealCorpus.put(
          library,
          corpus.stream()
              .map(
                  json ->
                      Library.document(
                          json.path("_id").asText(),
                          json.path("title").asText(),
                          json.path("text").asText()))
              .toList());
      Models models = new InstalledModels(home);
      String model = TestModels.fullPrecision(home.resolve("full")).toString();
      BuildResult built = RealCorpus.build(library, models, model, 0);
      Evaluation evaluation =
          RealCorpus.evaluate(library, models, built.version(), queries(), Mode.DENSE);
      assertThat(evaluation.queries()).isEqualTo(300);
      assertThat(100 * evaluation.ndcgAt10()).isCloseTo(64.5, within(0.6));
    }
  }

  private static List<Query> queries() throws IOException {
    Map<String, Set<String>> relevant = new HashMap<>();
    List<String> judged = Files.readAllLines(SharedData.at("scifact/qrels/test.tsv"));
    for (String line : judged.subList(1, judged.size())) {
      String[] columns = line.split("\t", -1);
      relevant.computeIfAbsent(columns[0], id -> new HashSet<>()).add(columns[1]);
    }
    List<Query> queries = new ArrayList<>();
    for (JsonNode json : RealCorpus.lines("scifact/queries.jsonl")) {
      Set<String> documents = relevant.get(json.path("_id").asText());
      if (documents != null) {
        queries.add(new Query(json.path("text").asText(), documents));
      }
    }
    return queries;
  }
}
