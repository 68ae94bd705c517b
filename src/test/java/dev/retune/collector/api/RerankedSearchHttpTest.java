package dev.retune.collector.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.collector.model.CollectorSettings;
import dev.retune.collector.model.SearchPort;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.embedding.model.RerankerCatalog;
import dev.retune.feedback.repository.SourceRepository;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.index.build.IndexBuildOptions;
import dev.retune.index.build.IndexFixture;
import dev.retune.index.model.Reranking;
import dev.retune.index.model.SearchMode;
import dev.retune.index.search.FakeRerankers;
import dev.retune.index.search.SearchService;
import dev.retune.index.version.IndexVersion;
import dev.retune.review.decision.ReviewItemRepository;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code POST /search} over an index whose recipe has a reranker. */
class RerankedSearchHttpTest {
  private static final String QUERY = "{\"query\": \"word7 common\", \"k\": 5}";

  @RegisterExtension private final IndexFixture fixture = IndexFixture.filled(30);

  /** Prefers documents with a high number. */
  private static final FakeRerankers HIGHEST =
      new FakeRerankers(
          "one",
          (question, passage) ->
              Double.parseDouble(passage.replaceFirst("(?s).*word(\\d+).*", "$1")));

  /** The live index, as in the program. */
  private record Live(SearchService service, IndexFixture fixture) implements SearchPort {
    @Override
    public SearchService.Answer search(String text, int k, SearchMode mode) {
      return service.search(text, k, mode);
    }

    @Override
    public Optional<String> live() {
      return fixture.versions.live().map(IndexVersion::label);
    }
  }

  private HttpResponse<String> ask(String body) throws Exception {
    Clock clock = Clock.systemUTC();
    try (SearchService service =
            new SearchService(fixture.versions, fixture.store, fixture.models);
        CollectorServer server =
            CollectorServer.start(
                CollectorSettings.loopback(0),
                new CollectorDependencies(
                    fixture.workspace,
                    new SourceRepository(fixture.workspace, clock),
                    new FeedbackStore(fixture.workspace, clock, new ReviewItemRepository()),
                    new Live(service, fixture),
                    name -> Optional.empty(),
                    clock));
        HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/search"))
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private static List<String> found(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return CollectorFixture.json(answer).path("hits").findValuesAsText("externalId");
  }

  private void promote(boolean reranked) {
    var spec = fixture.spec(0);
    IndexVersion version =
        fixture
            .builder
            .build(
                reranked ? spec.with(Reranking.with(HIGHEST.find(FakeRerankers.ID), 1)) : spec,
                IndexBuildOptions.none(),
                ProgressMonitor.none())
            .version();
    fixture.promotions.promote(version.id(), "tester");
  }

  @Test
  void theOrderIsThatOfTheRerankerOfTheLiveRecipe() throws Exception {
    promote(false);
    assertThat(found(ask(QUERY))).first().isEqualTo("d7");
    fixture.models.rerankers = HIGHEST;
    promote(true);
    List<String> reranked = found(ask(QUERY));
    assertThat(reranked).hasSize(5).doesNotContain("d7");
    assertThat(reranked)
        .isSortedAccordingTo(
            (one, other) ->
                Integer.compare(
                    Integer.parseInt(other.substring(1)), Integer.parseInt(one.substring(1))));
    assertThat(found(ask("{\"query\": \"word7 common\", \"mode\": \"lexical\"}")))
        .first()
        .isEqualTo("d7");
  }

  @Test
  void anotherModelUnderTheNameOfTheIndexIsRefused() throws Exception {
    promote(false);
    fixture.models.print = "another print of ";
    HttpResponse<String> answer = ask(QUERY);
    assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
    assertThat(CollectorFixture.json(answer).path("detail").asText())
        .contains("was not built with the model hashing");
    assertThat(CollectorFixture.json(answer).has("hits")).isFalse();
  }

  @Test
  void withoutTheRerankerOrWithAnotherTheQueryIsRefused() throws Exception {
    fixture.models.rerankers = HIGHEST;
    promote(true);
    fixture.models.rerankers = new FakeRerankers("another", (question, passage) -> 0);
    HttpResponse<String> other = ask(QUERY);
    assertThat(other.statusCode()).isEqualTo(503);
    assertThat(CollectorFixture.json(other).path("detail").asText())
        .contains("The files of the reranker judge are not those");
    fixture.models.rerankers = RerankerCatalog.none();
    assertThat(ask(QUERY).statusCode()).isEqualTo(503);
  }
}
