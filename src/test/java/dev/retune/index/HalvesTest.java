package dev.retune.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.embed.Embedder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HalvesTest {
  private static final HashingModels MODELS = new HashingModels();
  // a cosine of 20/21 with the same and one word more
  private static final String WORDS =
      "one two three four five six seven eight nine ten a b c d e f g h i j";

  private static Halves of(List<String> oldestFirst) {
    try (Embedder model = MODELS.open(MODELS.find("hashing"))) {
      return Halves.of(
          oldestFirst.stream().map(text -> new Query(text, Set.of("d"))).toList(), model);
    }
  }

  private static List<String> texts(List<Query> queries) {
    return queries.stream().map(Query::question).toList();
  }

  @Test
  void theHalvesAreHalves() {
    Halves halves =
        of(IntStream.range(0, 400).mapToObj(i -> "word" + i + " other" + (i * 7919)).toList());
    assertThat(halves.gate().size()).isBetween(150, 250);
  }

  @Test
  void whatIsNearlyTheSameIsOnOneSide() {
    List<String> same = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      same.add(WORDS + " x" + i);
    }
    Halves halves = of(same);
    assertThat(Set.of(halves.tuning().size(), halves.gate().size()))
        .containsExactlyInAnyOrder(0, 30);
    assertThat(halves.nearDuplicates()).isEqualTo(29);
  }

  @Test
  void whatIsNewGoesWithWhatIsOld() {
    Halves before = of(List.of(WORDS));
    List<String> old = texts(before.gate().isEmpty() ? before.tuning() : before.gate());
    for (int i = 0; i < 20; i++) {
      Halves after = of(List.of(WORDS, WORDS + " y" + i));
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
    Halves halves = of(all);
    assertThat(Stream.of(halves.tuning(), halves.gate()).flatMap(List::stream).map(Query::question))
        .containsExactlyInAnyOrderElementsOf(all);
  }
}
