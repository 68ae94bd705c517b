package dev.retune.retrain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.index.GoldenSet;
import dev.retune.index.Halves;
import dev.retune.index.Query;
import dev.retune.retrain.RetrainResult.State;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Runs that find out whether past questions help to find documents. */
class PastQuestionsRunTest extends RetrainRoom {
  private static final int DOCUMENTS = 40;

  /** People call each document by a name that it does not have itself. */
  private void askedByNickname() {
    lab.documents(DOCUMENTS);
    for (int round = 0; round < 6; round++) {
      String why = " why" + round;
      lab.voted(
          IntStream.range(0, DOCUMENTS)
              .mapToObj(i -> Lab.said("nick" + i + why, Optional.of("d" + i), true, ""))
              .toList());
      lab.clock.pass(Duration.ofHours(1));
    }
    lab.clock.pass(Duration.ofHours(1));
    run(plain());
    lab.clock.pass(Duration.ofHours(1));
    lab.fire();
  }

  @Test
  void areTakenWhereTheGateAgrees() {
    askedByNickname();
    RetrainResult result = run(lab.asked());
    assertThat(result.state()).as(result.why()).isEqualTo(State.PROMOTED);
    assertThat(newest().spec().questions()).isPresent();
    assertThat(result.candidate().orElseThrow().ndcgAt10()).isGreaterThan(0.8);
  }

  @Test
  void noneThatTheGateAsksIsInTheIndex() throws IOException {
    askedByNickname();
    run(lab.asked());
    Halves halves =
        new GoldenSet(lab.workspace).halves(() -> lab.words.open(lab.words.find("words")));
    String kept = Files.readString(lab.store.directory(newest().id()).resolve("questions.json"));
    assertThat(halves.gate()).isNotEmpty();
    assertThat(halves.gate())
        .extracting(Query::question)
        .noneMatch(question -> kept.contains("\"" + question + "\""));
    assertThat(halves.tuning())
        .extracting(Query::question)
        .allMatch(question -> kept.contains("\"" + question + "\""));
  }
}
