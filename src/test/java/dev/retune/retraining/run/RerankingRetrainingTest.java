package dev.retune.retraining.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.UnavailableException;
import dev.retune.embedding.model.RerankerCatalog;
import dev.retune.index.model.Reranking;
import dev.retune.index.search.FakeRerankers;
import dev.retune.retraining.model.RetrainingRequest;
import dev.retune.retraining.run.RetrainingResult.State;
import dev.retune.retraining.tuning.TrialResult;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rerankers as one more configuration that a run tries. */
class RerankingRetrainingTest extends RetrainingFixture {
  private static final Pattern ANT = Pattern.compile("ant(\\d+)");

  /** Six documents match a question equally well; only the fourth is right, and this knows it. */
  private static final RerankerCatalog KNOWS =
      new FakeRerankers(
          "knows", (question, passage) -> first(passage) == first(question) + 3 ? 1 : 0);

  private static int first(String text) {
    return ANT.matcher(text)
        .results()
        .findFirst()
        .map((MatchResult found) -> Integer.parseInt(found.group(1)))
        .orElse(-1);
  }

  private void index() {
    fixture.documents(120);
    fixture.voted(
        IntStream.range(0, 100)
            .mapToObj(
                i ->
                    PipelineFixture.said(
                        PipelineFixture.unclear(i), Optional.of("d" + (i + 3)), true, ""))
            .toList());
    fixture.clock.pass(Duration.ofHours(1));
    run(plain());
    fixture.clock.pass(Duration.ofHours(1));
  }

  private RetrainingRequest with(String reranker, Duration budget) {
    return new RetrainingRequest(
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.of(reranker),
        false,
        false,
        false,
        "ann",
        fixture.clock.instant(),
        budget,
        Optional.empty());
  }

  private Optional<String> rerankerOfNewest() {
    return newest().spec().reranking().map(Reranking::modelId);
  }

  @Test
  void aRerankerThatHelpsIsFoundAndGoesLive() {
    index();
    fixture.words.rerankers = KNOWS;
    RetrainingResult result = run(fixture.asked().forced().within(Duration.ofMinutes(5)));
    assertThat(result.state()).as(result.why()).isEqualTo(State.PROMOTED);
    assertThat(rerankerOfNewest()).contains(FakeRerankers.ID);
    assertThat(result.gate().orElseThrow().pValue()).isLessThan(0.05);
    assertThat(result.tried())
        .filteredOn(TrialResult::chosen)
        .singleElement()
        .extracting(TrialResult::configuration)
        .asString()
        .contains("best 20 reranked by judge");
  }

  @Test
  void aRerankerThatDoesNotHelpIsTriedAndNotChosen() {
    index();
    fixture.words.rerankers =
        new FakeRerankers(
            "contrary", (question, passage) -> first(passage) == first(question) + 3 ? -1 : 0);
    RetrainingResult result = run(fixture.asked().forced().within(Duration.ofMinutes(5)));
    assertThat(result.tried())
        .extracting(TrialResult::configuration)
        .anyMatch(tried -> tried.contains("reranked"));
    assertThat(rerankerOfNewest()).isEmpty();
  }

  @Test
  void theLiveRerankerStaysUntilAnotherRecipeIsBetter() {
    index();
    fixture.words.rerankers = KNOWS;
    assertThat(run(with(FakeRerankers.ID, Duration.ZERO)).state()).isEqualTo(State.PROMOTED);
    fixture.rewrite(5, "ant5 bee5 cricket");
    run(plain());
    assertThat(rerankerOfNewest()).contains(FakeRerankers.ID);
    run(fixture.asked().forced().within(Duration.ofMinutes(5)));
    assertThat(rerankerOfNewest()).contains(FakeRerankers.ID);
  }

  @Test
  void anIndexWhoseRerankerIsGoneIsNotRebuiltSilentlyWithoutIt() {
    index();
    fixture.words.rerankers = KNOWS;
    run(with(FakeRerankers.ID, Duration.ZERO));
    fixture.words.rerankers = RerankerCatalog.none();
    fixture.rewrite(5, "ant5 bee5 cricket");
    assertThatThrownBy(() -> run(plain()))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("noReranker");
    // without it nothing can be compared, so that the operator decides
    RetrainingResult result = run(with(RetrainingRequest.NO_RERANKER, Duration.ZERO));
    assertThat(result.state()).isEqualTo(State.HELD);
    assertThat(rerankerOfNewest()).isEmpty();
  }
}
