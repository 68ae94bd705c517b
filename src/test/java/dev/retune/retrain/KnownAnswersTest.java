package dev.retune.retrain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.index.Query;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KnownAnswersTest {

  @Test
  void spellingsOfOneQuestionShareTheirDocuments() {
    Answers answers =
        new Answers(
            List.of(
                new Query("Where do I apply?", Set.of("d1")),
                new Query("where  do I APPLY?", Set.of("d2"))));
    Dislike dislike = new Dislike(1, 1, "Where do I apply? ", "other", Optional.empty(), Set.of());
    assertThat(answers.added(dislike).right()).containsExactlyInAnyOrder("d1", "d2");
  }
}
