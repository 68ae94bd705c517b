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

  /** Texts as people write them: compounds apart or together, and words that nori divides. */
  @Test
  void koreanCompoundsStayWhole() {
    Map<Long, List<String>> words =
        TelltaleWords.of(
            Map.of(
                1L,
                List.of(
                    "비전공자도 개발자로 취업할 수 있나요?", "비전공자인데 부트캠프를 나오면 도움이 될까요?", "비전공자에게 추천하는 자격증이 있나요"),
                2L,
                List.of(
                    "육아휴직 급여는 언제 신청하나요?",
                    "육아휴직급여를 받으려면 어떤 서류가 필요한가요",
                    "육아휴직 급여가 아직 안 들어왔어요",
                    "육아 휴직 중에 이직해도 급여가 나오나요?"),
                3L,
                List.of(
                    "이직 면접에서 퇴사 사유를 뭐라고 해야 하나요?", "이직면접 준비 방법 알려주세요", "이직 면접 때 연봉 얘기를 먼저 꺼내도 되나요"),
                4L,
                List.of("퇴직금 정산이 너무 늦어요", "퇴직금은 며칠 안에 정산되나요?", "퇴직금정산 안 해주면 어디에 신고하나요"),
                5L,
                List.of("자기소개서 첨삭 해주세요", "자기소개서 첨삭이 너무 두루뭉술해요", "자기소개서 글자수 맞추는 법"),
                6L,
                List.of("실업급여 수급기간이 얼마나 되나요?", "실업급여 받는 중에 일해도 되나요", "자발적 퇴사인데 실업급여 신청 가능한가요")));
    assertThat(words.get(1L)).startsWith("비전공자").doesNotContain("비전", "공자");
    assertThat(words.get(2L)).startsWith("육아휴직 급여").doesNotContain("육아", "휴직", "급여");
    assertThat(words.get(3L)).startsWith("이직 면접");
    assertThat(words.get(4L)).startsWith("퇴직금 정산");
    assertThat(words.get(5L)).startsWith("자기소개서 첨삭").doesNotContain("소개서");
    assertThat(words.get(6L)).startsWith("실업급여").doesNotContain("실업", "급여");
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
