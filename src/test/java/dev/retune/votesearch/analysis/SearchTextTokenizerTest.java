package dev.retune.votesearch.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SearchTextTokenizerTest {
  private static List<String> pieces(String text) {
    return SearchTextTokenizer.of(text).stream().map(SearchTextTokenizer.Piece::text).toList();
  }

  @Test
  void punctuationParts() {
    assertThat(pieces("Where is my 100% refund_form?"))
        .containsExactly("where", "is", "my", "100", "refund", "form");
  }

  @Test
  void scriptsArePartedWhereTheyMeet() {
    assertThat(pieces("API키를 재발급")).containsExactly("api", "키를", "재발급");
  }

  @Test
  void compositionAndWidthMakeNoDifference() {
    assertThat(pieces("\u1112\u1161\u11ab\u1100\u1173\u11af ＡＢＣ")).containsExactly("한글", "abc");
  }

  @Test
  void signsStandAlone() {
    assertThat(pieces("good👎🏽C++")).contains("good", "👎", "c", "+");
  }

  @Test
  void marksStayWithTheirLetters() {
    assertThat(pieces("नमस्ते दुनिया")).hasSize(2);
  }

  @Test
  void aRunGivesPairsAndItsLast() {
    assertThat(NGramTerms.of(SearchTextTokenizer.of("배송은").getFirst()))
        .containsExactly("배송", "송은", "은");
  }

  @Test
  void aLongWordGivesOverlappingTerms() {
    List<String> terms = NGramTerms.of(SearchTextTokenizer.of("x".repeat(5_000)).getFirst());
    assertThat(terms).hasSize(3).allMatch(t -> t.length() <= 2_000);
  }
}
