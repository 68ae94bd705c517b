package dev.retune.clustering.naming;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.WordlistLoader;
import org.apache.lucene.analysis.snowball.SnowballFilter;

/** Words that say how something is said, but not what it is about; they are in no name. */
final class FunctionWords {
  /** Modal verbs, quantifiers, indefinite pronouns, adverbs and courtesies that Snowball lacks. */
  private static final List<String> ENGLISH =
      List.of(
          "also",
          "always",
          "already",
          "almost",
          "another",
          "anybody",
          "anyone",
          "anything",
          "anyway",
          "around",
          "aren’t",
          "away",
          "back",
          "become",
          "becomes",
          "besides",
          "bit",
          "came",
          "can",
          "can’t",
          "come",
          "comes",
          "despite",
          "didn’t",
          "doesn’t",
          "don’t",
          "else",
          "enough",
          "even",
          "ever",
          "every",
          "everybody",
          "everyone",
          "everything",
          "far",
          "gave",
          "get",
          "gets",
          "getting",
          "give",
          "given",
          "gives",
          "go",
          "goes",
          "going",
          "gone",
          "gonna",
          "got",
          "hello",
          "hey",
          "hi",
          "however",
          "i’d",
          "i’ll",
          "i’m",
          "i’ve",
          "instead",
          "isn’t",
          "it’s",
          "just",
          "kind",
          "lately",
          "less",
          "let",
          "like",
          "likely",
          "little",
          "lot",
          "lots",
          "made",
          "make",
          "makes",
          "making",
          "many",
          "may",
          "maybe",
          "might",
          "much",
          "must",
          "near",
          "need",
          "needed",
          "needs",
          "never",
          "nobody",
          "none",
          "nothing",
          "now",
          "often",
          "ok",
          "okay",
          "one",
          "ones",
          "others",
          "perhaps",
          "please",
          "put",
          "quite",
          "rather",
          "really",
          "say",
          "says",
          "seem",
          "seems",
          "several",
          "shall",
          "since",
          "somebody",
          "someone",
          "something",
          "sometimes",
          "soon",
          "still",
          "sure",
          "take",
          "takes",
          "tell",
          "tells",
          "thank",
          "thanks",
          "thing",
          "things",
          "though",
          "thus",
          "together",
          "took",
          "towards",
          "unless",
          "upon",
          "us",
          "usually",
          "wanna",
          "want",
          "wanted",
          "wants",
          "way",
          "well",
          "went",
          "what’s",
          "whatever",
          "whether",
          "whole",
          "whose",
          "will",
          "within",
          "without",
          "yes",
          "yet");

  /** Interjections and fillers; the analyzer (nori) takes many of them for nouns. */
  private static final Set<String> KOREAN_INTERJECTIONS =
      Set.of(
          "저기", "저기요", "여보세요", "있잖아", "있잖아요", "그냥", "그게", "글쎄", "글쎄요", "아니", "아니요", "네네", "예예",
          "어머", "아이고", "아이구", "에구", "에이", "아휴", "어휴", "휴우", "하하", "호호", "히히", "크크", "흑흑", "엉엉",
          "와우", "우와", "이야", "아하", "오호", "어라", "어이", "이봐", "이봐요", "자자", "제발", "아무튼", "어쨌든", "하여튼",
          "진짜", "참나");

  /** Nouns that stand in questions about anything. */
  private static final Set<String> KOREAN =
      Set.of(
          "감사", "가능", "가지", "거기", "겁니까", "것", "고민", "경우", "관련", "궁금", "그것", "그거", "기본", "누구", "다음",
          "대신", "대하", "대해", "도움", "동안", "때문", "때", "만큼", "며칠", "무엇", "뭐", "문의", "방법", "부분", "부탁",
          "사용", "생각", "수", "안녕", "어디", "어떻", "언제", "얼마", "여기", "오늘", "요즘", "우리", "이것", "이거", "이번",
          "이상", "이유", "이후", "일반", "자기", "자신", "저희", "정도", "정말", "제가", "제시", "조금", "죄송", "주세요", "중요",
          "지금", "질문", "처음", "추천", "필요", "하나", "하루", "한번", "혹시", "확인");

  private static final CharArraySet ENGLISH_SET = english();

  private FunctionWords() {}

  /** In lower case, before stemming. */
  static CharArraySet englishWords() {
    return ENGLISH_SET;
  }

  static boolean isKorean(String noun) {
    return KOREAN.contains(noun) || KOREAN_INTERJECTIONS.contains(noun);
  }

  private static CharArraySet english() {
    try (InputStream listed = SnowballFilter.class.getResourceAsStream("english_stop.txt")) {
      if (listed == null) {
        throw new IllegalStateException("Lucene's list of English function words is missing");
      }
      CharArraySet words =
          new CharArraySet(
              WordlistLoader.getSnowballWordSet(
                  new InputStreamReader(listed, StandardCharsets.UTF_8)),
              true);
      words.addAll(ENGLISH);
      ENGLISH.forEach(word -> words.add(word.replace('’', '\'')));
      return CharArraySet.unmodifiableSet(words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
