package dev.retune.index.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.feedback.model.NewDocument;
import dev.retune.index.build.IndexBuildResult;
import dev.retune.index.build.IndexFixture;
import dev.retune.index.model.GoldenQuestion;
import dev.retune.index.model.SearchMode;
import dev.retune.support.PreparedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users' questions with the passages that answer them: two domains, whole passages. */
@Tag("slow")
class FeedbackQaRetrievalTest {
  @TempDir Path home;

  private static NewDocument row(JsonNode json) {
    return new NewDocument(
        json.path("id").asText(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(json.path("title").asText()),
        Optional.of(json.path("section").asText()),
        json.path("body").asText(),
        Optional.empty());
  }

  @Test
  void hybridBeatsDenseByFivePoints() throws IOException {
    List<GoldenQuestion> queries =
        RealCollections.lines("feedbackqa/queries.jsonl").stream()
            .filter(json -> json.path("split").asText().equals("test"))
            .map(
                json ->
                    new GoldenQuestion(
                        json.path("question").asText(), Set.of(json.path("document_id").asText())))
            .toList();
    try (IndexFixture fixture = new IndexFixture(home)) {
      RealCollections.put(
          fixture,
          RealCollections.lines("feedbackqa/documents.jsonl").stream()
              .map(FeedbackQaRetrievalTest::row)
              .toList());
      ModelCatalog models = PreparedModel.models();
      IndexBuildResult built = RealCollections.build(fixture, models, ModelCatalog.BUILT_IN, 0);
      assertThat(built.embedded()).isEqualTo(1540);

      double dense = ndcg(fixture, models, built, queries, SearchMode.DENSE);
      double hybrid = ndcg(fixture, models, built, queries, SearchMode.HYBRID);
      assertThat(dense).isCloseTo(54.7, within(1.0));
      assertThat(hybrid - dense).isGreaterThanOrEqualTo(5);
    }
  }

  private static double ndcg(
      IndexFixture fixture,
      ModelCatalog models,
      IndexBuildResult built,
      List<GoldenQuestion> queries,
      SearchMode mode) {
    return 100
        * RealCollections.evaluate(fixture, models, built.version(), queries, mode).ndcgAt10();
  }
}
