package dev.retune.index.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KoreanEnglishAnalyzerTest {
  private static List<String> words(String field, String text) throws IOException {
    List<String> words = new ArrayList<>();
    try (KoreanEnglishAnalyzer analyzer = new KoreanEnglishAnalyzer(KoreanEnglishAnalyzer.CURRENT);
        TokenStream stream = analyzer.tokenStream(field, text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        words.add(term.toString());
      }
    }
    return words;
  }

  @ParameterizedTest
  @CsvSource({
    "The visas are extended, visa extend",
    "the employer's duties, employ duti",
    "the employer’s duties, employ duti",
    "COVID-19 and form H1B, covid 19 form h1b",
    "React로 만든 2개 프로젝트, react 2",
  })
  void ofEnglishAreStems(String text, String words) throws IOException {
    assertThat(words("body", text)).containsExactly(words.split(" ", -1));
  }

  @ParameterizedTest
  @CsvSource({
    "이력서를 고쳤습니다, 이력 서 고치",
    "면접에서, 면접",
    "React로 만든 2개 프로젝트, 만들 개 프로젝트",
  })
  void ofKoreanHaveNoEndings(String text, String words) throws IOException {
    assertThat(words("body_ko", text)).containsExactly(words.split(" ", -1));
  }

  @ParameterizedTest
  @CsvSource({
    "장학금 신청, 장학 학금 신청",
    "A1 비자를 15일, a1 비자 자를 15 5일",
    "東京都 スキー, 東京 京都 スキ キー",
  })
  void ofJoinedScriptsArePairsOfNeighbours(String text, String pairs) throws IOException {
    assertThat(words("body_pairs", text)).containsExactly(pairs.split(" ", -1));
  }

  private static List<String> fields(int analysis, String text) {
    try (KoreanEnglishAnalyzer words = new KoreanEnglishAnalyzer(analysis)) {
      return words.fields("", text).stream().map(field -> field.name()).distinct().toList();
    }
  }

  @Test
  void englishHasNoPairs() {
    assertThat(fields(KoreanEnglishAnalyzer.CURRENT, "a visa")).containsExactly("head", "body");
  }

  @Test
  void anEarlierAnalysisHasNone() {
    assertThat(fields(KoreanEnglishAnalyzer.SPELLED, "비자"))
        .containsExactly("head", "body", "body_ko");
    assertThat(fields(KoreanEnglishAnalyzer.CURRENT, "비자")).contains("body_pairs");
  }

  @Test
  void aTextInPartsIsTheSameWords() {
    String apart = Normalizer.normalize("장학금 신청", Normalizer.Form.NFD);
    try (KoreanEnglishAnalyzer words = new KoreanEnglishAnalyzer(KoreanEnglishAnalyzer.CURRENT)) {
      assertThat(words.query(apart, HybridWeights.STANDARD))
          .isEqualTo(words.query("장학금 신청", HybridWeights.STANDARD));
    }
  }
}
