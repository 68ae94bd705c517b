package dev.retune.votesearch.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SearchTextTokenizerTest {
  private static List<String> tokens(String text) {
    return SearchTextTokenizer.of(text).stream().map(SearchTextTokenizer.Token::text).toList();
  }

  @Test
  void punctuationParts() {
    assertThat(tokens("Where is my 100% refund_form?"))
        .containsExactly("where", "is", "my", "100", "refund", "form");
  }

  @Test
  void scriptsArePartedWhereTheyMeet() {
    assertThat(tokens("API키를 재발급")).containsExactly("api", "키를", "재발급");
  }

  @Test
  void compositionAndWidthMakeNoDifference() {
    assertThat(tokens("\u1112\u1161\u11ab\u1100\u1173\u11af ＡＢＣ")).containsExactly("한글", "abc");
  }

  @Test
  void signsStandAlone() {
    assertThat(tokens("good👎🏽C++")).contains("good", "👎", "c", "+");
  }

  @Test
  void marksStayWithTheirLetters() {
    assertThat(tokens("नमस्ते दुनिया")).hasSize(2);
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
