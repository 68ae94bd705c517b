package dev.retune.index.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.embedding.catalog.InstalledModelCatalog;
import dev.retune.embedding.catalog.TestModels;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.index.build.IndexBuildResult;
import dev.retune.index.build.IndexFixture;
import dev.retune.index.model.GoldenQuestion;
import dev.retune.index.model.SearchMode;
import dev.retune.support.RealData;
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

/**
 * Claims with the abstracts that support or refute them; the published figure of this model is
 * 64.51.
 */
@Tag("slow")
@Tag("long")
class SciFactRetrievalTest {
  @TempDir Path home;

  @Test
  void theFullPrecisionModelReachesThePublishedFigure() throws IOException {
    List<JsonNode> corpus = RealCollections.lines("scifact/corpus.jsonl");
    try (IndexFixture fixture = new IndexFixture(home)) {
      RealCollections.put(
          fixture,
          corpus.stream()
              .map(
                  json ->
                      IndexFixture.document(
                          json.path("_id").asText(),
                          json.path("title").asText(),
                          json.path("text").asText()))
              .toList());
      ModelCatalog models = new InstalledModelCatalog(home);
      String model = TestModels.fullPrecision(home.resolve("full")).toString();
      IndexBuildResult built = RealCollections.build(fixture, models, model, 0);
      RetrievalEvaluation evaluation =
          RealCollections.evaluate(fixture, models, built.version(), queries(), SearchMode.DENSE);
      assertThat(evaluation.queries()).isEqualTo(300);
      assertThat(100 * evaluation.ndcgAt10()).isCloseTo(64.5, within(0.6));
    }
  }

  private static List<GoldenQuestion> queries() throws IOException {
    Map<String, Set<String>> relevant = new HashMap<>();
    List<String> judged = Files.readAllLines(RealData.at("scifact/qrels/test.tsv"));
    for (String line : judged.subList(1, judged.size())) {
      String[] columns = line.split("\t", -1);
      relevant.computeIfAbsent(columns[0], id -> new HashSet<>()).add(columns[1]);
    }
    List<GoldenQuestion> queries = new ArrayList<>();
    for (JsonNode json : RealCollections.lines("scifact/queries.jsonl")) {
      Set<String> documents = relevant.get(json.path("_id").asText());
      if (documents != null) {
        queries.add(new GoldenQuestion(json.path("text").asText(), documents));
      }
    }
    return queries;
  }
}
