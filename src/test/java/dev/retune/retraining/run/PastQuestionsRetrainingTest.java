package dev.retune.retraining.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.index.golden.GoldenSetService;
import dev.retune.index.golden.GoldenSetSplit;
import dev.retune.index.model.GoldenQuestion;
import dev.retune.retraining.run.RetrainingResult.State;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Runs that decide whether to index past questions. */
class PastQuestionsRetrainingTest extends RetrainingFixture {
  private static final int DOCUMENTS = 40;

  /** Users ask for each document by a name that it does not contain. */
  private void askedByNickname() {
    fixture.documents(DOCUMENTS);
    for (int round = 0; round < 6; round++) {
      String why = " why" + round;
      fixture.voted(
          IntStream.range(0, DOCUMENTS)
              .mapToObj(i -> PipelineFixture.said("nick" + i + why, Optional.of("d" + i), true, ""))
              .toList());
      fixture.clock.pass(Duration.ofHours(1));
    }
    fixture.clock.pass(Duration.ofHours(1));
    run(plain());
    fixture.clock.pass(Duration.ofHours(1));
    fixture.fire();
  }

  @Test
  void areTakenWhereTheGateAgrees() {
    askedByNickname();
    RetrainingResult result = run(fixture.asked());
    assertThat(result.state()).as(result.why()).isEqualTo(State.PROMOTED);
    assertThat(newest().spec().questions()).isPresent();
    assertThat(result.candidate().orElseThrow().ndcgAt10()).isGreaterThan(0.8);
  }

  @Test
  void noneThatTheGateAsksIsInTheIndex() throws IOException {
    askedByNickname();
    run(fixture.asked());
    GoldenSetSplit split =
        new GoldenSetService(fixture.workspace)
            .halves(() -> fixture.words.open(fixture.words.find("words")));
    String kept =
        Files.readString(fixture.store.directory(newest().id()).resolve("questions.json"));
    assertThat(split.gate()).isNotEmpty();
    assertThat(split.gate())
        .extracting(GoldenQuestion::question)
        .noneMatch(question -> kept.contains("\"" + question + "\""));
    assertThat(split.tuning())
        .extracting(GoldenQuestion::question)
        .allMatch(question -> kept.contains("\"" + question + "\""));
  }
}
