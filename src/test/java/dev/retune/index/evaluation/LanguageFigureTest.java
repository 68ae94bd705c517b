package dev.retune.index.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.retune.common.i18n.Texts;
import dev.retune.common.language.TextLanguage;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.text.JsonFormat;
import dev.retune.index.build.IndexFixture;
import dev.retune.index.model.GoldenQuestion;
import dev.retune.index.model.SearchMode;
import dev.retune.index.search.VersionSearcher;
import dev.retune.index.version.IndexVersion;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LanguageFigureTest {
  @RegisterExtension private final IndexFixture fixture = IndexFixture.filled(0);

  private RetrievalEvaluation evaluate(GoldenQuestion... questions) {
    fixture.put(
        "default",
        IndexFixture.document("ko1", "비밀번호", "비밀번호를 바꾸는 방법을 알려 드립니다"),
        IndexFixture.document("ko2", "배송", "배송은 사흘 걸립니다"),
        IndexFixture.document("en1", "Password", "This is how you change the password"),
        IndexFixture.document("en2", "Delivery", "The delivery takes three days for you"));
    IndexVersion version = fixture.publish(0);
    try (VersionSearcher searcher = VersionSearcher.open(fixture.store, version, fixture.models)) {
      return new RetrievalEvaluator()
          .evaluate(searcher, List.of(questions), SearchMode.LEXICAL, ProgressMonitor.none());
    }
  }

  private static GoldenQuestion question(String text, String id) {
    return new GoldenQuestion(text, Set.of(id));
  }

  @Test
  void figuresAreToldByThePairOfLanguages() throws IOException {
    RetrievalEvaluation evaluation =
        evaluate(
            question("비밀번호를 바꾸는 방법", "ko1"),
            question("배송은 사흘", "ko2"),
            question("how do you change the password", "en1"),
            question("배송 문의", "en2"));
    assertThat(evaluation.languages())
        .extracting(LanguageFigure::questions, LanguageFigure::documents, LanguageFigure::queries)
        .containsExactly(
            tuple(TextLanguage.KOREAN, TextLanguage.KOREAN, 2),
            tuple(TextLanguage.KOREAN, TextLanguage.ENGLISH, 1),
            tuple(TextLanguage.ENGLISH, TextLanguage.ENGLISH, 1));
    assertThat(evaluation.languages().getFirst().ndcgAt10()).isCloseTo(1, within(1e-9));
    assertThat(evaluation.languages().get(1).ndcgAt10()).isZero();
    var mapper = JsonFormat.mapper();
    String json = mapper.writeValueAsString(evaluation);
    assertThat(json).contains("\"questions\":\"ko\",\"documents\":\"en\"");
    assertThat(mapper.readValue(json, RetrievalEvaluation.class).languages())
        .isEqualTo(evaluation.languages());
    // as written by earlier versions
    String former = json.replaceFirst(",\"languages\":\\[[^]]*]", "");
    assertThat(mapper.readValue(former, RetrievalEvaluation.class).languages()).isEmpty();
  }

  @Test
  void oneLanguageNeedsNoFigures() {
    assertThat(evaluate(question("배송은 사흘", "ko2"), question("비밀번호", "ko1")).languages()).isEmpty();
  }

  @Test
  void changesAreOneLine() {
    List<LanguageChange> changes =
        List.of(
            new LanguageChange(TextLanguage.KOREAN, TextLanguage.KOREAN, 0.4, 0.482),
            new LanguageChange(TextLanguage.ENGLISH, TextLanguage.ENGLISH, 0.8, 0.8),
            new LanguageChange(TextLanguage.KOREAN, TextLanguage.ENGLISH, 0.1, 0.05));
    assertThat(LanguageChange.text(new Texts(Locale.ENGLISH), changes))
        .isEqualTo("Korean +8.2, English +0.0, Korean over English -5.0");
    assertThat(LanguageChange.text(new Texts(Locale.KOREAN), changes))
        .isEqualTo("한국어 +8.2, 영어 +0.0, 한국어 질문·영어 문서 -5.0");
  }
}
