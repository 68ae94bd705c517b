package dev.retune.clustering.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TopicWordAnalyzerTest {
  private static List<String> words(String text) {
    try (TopicWordAnalyzer analyzer = new TopicWordAnalyzer()) {
      return analyzer.words(text).stream().map(TopicWordAnalyzer.TopicWord::stem).toList();
    }
  }

  @Test
  void interjectionsAreInNoName() {
    assertThat(words("저기 이력서 첨삭 되나요?")).containsExactly("이력서", "첨삭");
    assertThat(words("저기요, 면접 일정 문의드려요")).containsExactly("면접", "일정");
    assertThat(words("아니 그냥 비자 연장 서류요 ㅠㅠ ㅋㅋ")).containsExactly("비자", "연장", "서류");
    assertThat(words("글쎄 어쨌든 환불 기한이요")).containsExactly("환불", "기한");
  }
}
