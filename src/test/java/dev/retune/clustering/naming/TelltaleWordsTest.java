package dev.retune.clustering.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TelltaleWordsTest {
  @Test
  void wordsOfBothLanguagesTellTopicsApart() {
    Map<Long, List<String>> words =
        TelltaleWords.of(
            Map.of(
                1L,
                List.of(
                    "Where is the card?", "My cards did not arrive", "The card has not arrived"),
                2L,
                List.of("Where is my refund?", "The refund is missing", "Refunds take too long"),
                3L,
                List.of("환불은 언제 되나요?", "환불이 아직 안 됐어요", "환불 기간을 알려 주세요")));
    assertThat(words.get(1L)).startsWith("card").contains("arrive");
    assertThat(words.get(2L)).startsWith("refund");
    assertThat(words.get(3L)).startsWith("환불");
    // common words and particles are no names
    assertThat(words.values()).allSatisfy(w -> assertThat(w).doesNotContain("the", "is", "은", "이"));
    assertThat(words.values()).allSatisfy(w -> assertThat(w).hasSizeLessThanOrEqualTo(4));
    assertThat(TelltaleWords.of(Map.of(4L, List.of("?!"))).get(4L)).isEmpty();
  }

  @Test
  void onlyWordsThatSayWhatItIsAboutAreNames() {
    Map<Long, List<String>> words =
        TelltaleWords.of(
            Map.of(
                1L,
                List.of(
                    "When should I apply, and what do I need before the internship?",
                    "Is anything else needed? I really want an internship",
                    "How do I get internships when nobody answers?"),
                2L,
                List.of(
                    "자소서에 자격증을 쓰나요? 안녕하세요, 경력을 옮기려면 자격증이 꼭 필요한가요?",
                    "자격증 준비가 얼마나 걸리나요? 돈을 모으려고 합니다",
                    "자격증을 딴 지원자가 더 유리한가요?")));
    assertThat(words.get(1L)).startsWith("internship").contains("apply");
    assertThat(words.get(2L)).startsWith("자격증").contains("자소서");
    assertThat(words.values())
        .allSatisfy(
            w ->
                assertThat(w)
                    .doesNotContain("when", "need", "before", "anything", "really", "get", "nobody")
                    .doesNotContain("옮기", "걸리", "모으", "필요", "안녕", "자격"));
  }

  @Test
  void whatIsCommonInAllComplaintsNamesNoneAndPhrasesStayTogether() {
    Map<Long, List<String>> words =
        TelltaleWords.of(
            Map.of(
                1L,
                List.of(
                    "Which job needs a cover letter?",
                    "Is a cover letter for this job read?",
                    "Cover letters for every job take time",
                    "Who reads the cover letter of a job?"),
                2L,
                List.of(
                    "Can I turn a full-time job down?",
                    "A full-time job, or a part of it?",
                    "Does a full-time job pay more?",
                    "Is one job full-time?"),
                3L,
                List.of("연봉 협상은 언제 하나요?", "연봉 협상을 꼭 해야 하나요?", "연봉 협상이 어려워요")));
    assertThat(words.get(1L)).startsWith("cover letter").doesNotContain("job", "cover", "letter");
    assertThat(words.get(2L)).startsWith("full-time").doesNotContain("job", "full", "time");
    assertThat(words.get(3L)).startsWith("연봉 협상");
  }

  @Test
  void textsWithoutACommonWordHaveANameAllTheSame() {
    Map<Long, List<String>> words =
        TelltaleWords.of(
            Map.of(
                1L,
                List.of("Luggage?", "Visa!", "Salary.", "Passport"),
                2L,
                List.of("card one", "card two", "card lost", "card", "card again")));
    assertThat(words.get(1L)).hasSize(4).contains("luggage", "visa");
    assertThat(words.get(2L)).containsExactly("card");
  }

  @Test
  void topicsWithTheSameWordsGetAFurtherOne() {
    Map<Long, List<String>> words =
        TelltaleWords.of(
            Map.of(
                1L,
                visas("passport"),
                2L,
                visas("salary"),
                3L,
                Collections.nCopies(60, "Where is my luggage?")));
    assertThat(words.get(1L)).containsExactly("form", "visa", "passport");
    assertThat(words.get(2L)).containsExactly("form", "visa", "salary");
  }

  private static List<String> visas(String rare) {
    List<String> texts = new ArrayList<>(Collections.nCopies(38, "visa, form"));
    texts.addAll(Collections.nCopies(2, "visa, form, " + rare));
    return texts;
  }
}
