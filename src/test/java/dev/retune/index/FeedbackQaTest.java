package dev.retune.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.embed.Models;
import dev.retune.feedback.DocumentRow;
import dev.retune.house.ReadyModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions of people with the passage that answers them; two domains, whole passages. */
@Tag("slow")
class FeedbackQaTest {
  @TempDir Path home;

  private static DocumentRow row(JsonNode json) {
    return new DocumentRow(
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
    List<Query> queries =
        RealCorpus.lines("feedbackqa/queries.jsonl").stream()
            .filter(json -> json.path("split").asText().equals("test"))
            .map(
                json ->
                    new Query(
                        json.path("question").asText(), Set.of(json.path("document_id").asText())))
            .toList();
    try (Library library = new Library(home)) {
      RealCorpus.put(
          library,
          RealCorpus.lines("feedbackqa/documents.jsonl").stream()
              .map(FeedbackQaTest::row)
              .toList());
      Models models = ReadyModel.models();
      BuildResult built = RealCorpus.build(library, models, Models.BUILT_IN, 0);
      assertThat(built.embedded()).isEqualTo(1540);

      double dense = ndcg(library, models, built, queries, Mode.DENSE);
      double hybrid = ndcg(library, models, built, queries, Mode.HYBRID);
      assertThat(dense).isCloseTo(54.7, within(1.0));
      assertThat(hybrid - dense).isGreaterThanOrEqualTo(5);
    }
  }

  private static double ndcg(
      Library library, Models models, BuildResult built, List<Query> queries, Mode mode) {
    return 100 * RealCorpus.evaluate(library, models, built.version(), queries, mode).ndcgAt10();
  }
}
