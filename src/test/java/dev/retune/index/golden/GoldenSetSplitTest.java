package dev.retune.index.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.embedding.model.Embedder;
import dev.retune.index.build.HashingModelCatalog;
import dev.retune.index.model.GoldenQuestion;
import dev.retune.index.model.QuestionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenSetSplitTest {
  private static final HashingModelCatalog MODELS = new HashingModelCatalog();
  // the cosine with the same text plus one word is 20/21
  private static final String WORDS =
      "one two three four five six seven eight nine ten a b c d e f g h i j";

  private static GoldenSetSplit of(List<String> oldestFirst) {
    try (Embedder model = MODELS.open(MODELS.find("hashing"))) {
      return GoldenSetSplit.of(
          oldestFirst.stream().map(text -> new GoldenQuestion(text, Set.of("d"))).toList(), model);
    }
  }

  private static List<String> texts(List<GoldenQuestion> queries) {
    return queries.stream().map(GoldenQuestion::question).toList();
  }

  @Test
  void theHalvesAreHalves() {
    GoldenSetSplit split =
        of(IntStream.range(0, 400).mapToObj(i -> "word" + i + " other" + (i * 7919)).toList());
    assertThat(split.gate().size()).isBetween(150, 250);
  }

  @Test
  void whatIsNearlyTheSameIsOnOneSide() {
    List<String> same = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      same.add(WORDS + " x" + i);
    }
    GoldenSetSplit split = of(same);
    assertThat(Set.of(split.tuning().size(), split.gate().size())).containsExactlyInAnyOrder(0, 30);
    assertThat(split.nearDuplicates()).isEqualTo(29);
  }

  @Test
  void whatIsNewGoesWithWhatIsOld() {
    GoldenSetSplit before = of(List.of(WORDS));
    List<String> old = texts(before.gate().isEmpty() ? before.tuning() : before.gate());
    for (int i = 0; i < 20; i++) {
      GoldenSetSplit after = of(List.of(WORDS, WORDS + " y" + i));
      List<String> side = texts(before.gate().isEmpty() ? after.tuning() : after.gate());
      assertThat(side).containsAll(old).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"how much?", " How  much?\n", "HOW MUCH?"})
  void everySpellingIsInTheSameHalf(String question) {
    assertThat(QuestionKey.firstBit(question)).isEqualTo(QuestionKey.firstBit("how much?"));
  }

  @Test
  void noQuestionIsLost() {
    List<String> all = IntStream.range(0, 100).mapToObj(i -> "word" + i / 2 + " " + i).toList();
    GoldenSetSplit split = of(all);
    assertThat(
            Stream.of(split.tuning(), split.gate())
                .flatMap(List::stream)
                .map(GoldenQuestion::question))
        .containsExactlyInAnyOrderElementsOf(all);
  }
}
