package dev.retune.retraining.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.index.model.GoldenQuestion;
import dev.retune.retraining.diagnosis.DislikedVote;
import dev.retune.retraining.diagnosis.KnownRelevantDocuments;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KnownAnswersRetrainingTest {

  @Test
  void spellingsOfOneQuestionShareTheirDocuments() {
    KnownRelevantDocuments answers =
        new KnownRelevantDocuments(
            List.of(
                new GoldenQuestion("Where do I apply?", Set.of("d1")),
                new GoldenQuestion("where  do I APPLY?", Set.of("d2"))));
    DislikedVote dislike =
        new DislikedVote(1, 1, "Where do I apply? ", "other", List.of(), Set.of());
    assertThat(answers.added(dislike).right()).containsExactlyInAnyOrder("d1", "d2");
  }
}
