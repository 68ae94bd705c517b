package dev.retune.reasons.classification;

import dev.retune.reasons.model.NormalizedText;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a Korean text says is missing from an answer. Its words name the topic, not the fault: "the
 * warning about doses is missing" accuses the answer of no harm. In Korean it stands before the
 * verb.
 *
 * @param verb the letters of the verb, such as "is missing", in the text without spaces
 * @param topic the letters of what is missing
 */
record MissingPart(BitSet verb, BitSet topic) {
  private static final List<String> VERBS =
      stems(
          "빠졌", "빠져있", "빠진", "빠짐", "빠뜨", "빠트", "누락", "빼먹", "빼놓", "생략", "안알려", "알려주지않", "알려주지도",
          "알려주질", "안나와있", "나와있지", "안적혀", "적혀있지", "안써있", "써있지", "언급이없", "언급도없", "언급안", "설명이없",
          "설명도없", "설명안", "안내가없", "안내도없", "내용이없", "정보가없");

  /** Directly before "빠졌" they make another verb: became worse, became busy. */
  private static final List<String> OTHER_VERBS = stems("나빠", "바빠");

  /** Endings of a clause before; its words are not about what is missing. */
  private static final List<String> CLAUSE_ENDS =
      stems(
          "하고", "되고", "있고", "없고", "라고", "다고", "주고", "데", "지만", "니까", "면서", "해서", "어서", "아서", "라서",
          "으면", "하면", "요", "다", "네", "죠", "음", "함");

  static MissingPart of(NormalizedText words, WordText joined) {
    BitSet verb = new BitSet();
    BitSet topic = new BitSet();
    for (String stem : VERBS) {
      int at = joined.letters().indexOf(stem);
      while (at >= 0) {
        if (joined.startsWord(at) || !isOtherVerb(joined.letters(), at)) {
          verb.set(at, at + stem.length());
          topic.set(clauseStart(words, at), at);
        }
        at = joined.letters().indexOf(stem, at + stem.length());
      }
    }
    topic.andNot(verb);
    return new MissingPart(verb, topic);
  }

  /** Removes the topic from the letters of a code's cues, unless one of them is the verb. */
  void removeFrom(BitSet strong, BitSet weak) {
    if (!strong.intersects(verb) && !weak.intersects(verb)) {
      strong.andNot(topic);
      weak.andNot(topic);
    }
  }

  private static boolean isOtherVerb(String letters, int at) {
    return OTHER_VERBS.stream().anyMatch(verb -> letters.startsWith(verb, at - verb.length() / 2));
  }

  /** The first letter after the last clause that ends before a letter. */
  private static int clauseStart(NormalizedText words, int before) {
    int start = 0;
    int at = 0;
    for (String word : words.spaced().strip().split(" ", -1)) {
      at += word.length();
      if (at <= before && CLAUSE_ENDS.stream().anyMatch(word::endsWith)) {
        start = at;
      }
    }
    return start;
  }

  private static List<String> stems(String... written) {
    return Stream.of(written).map(stem -> NormalizedText.of(stem).squeezed()).toList();
  }
}
