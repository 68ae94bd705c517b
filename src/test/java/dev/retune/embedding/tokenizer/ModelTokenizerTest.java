package dev.retune.embedding.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.embedding.catalog.TestModels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTokenizerTest {
  private static final int CLS = 101;
  private static final int SEP = 102;

  @TempDir static Path dir;
  private static ModelTokenizer tokenizer;

  @BeforeAll
  static void open() throws IOException {
    tokenizer = new ModelTokenizer(TestModels.quantised(dir).resolve("tokenizer.json"));
  }

  @AfterAll
  static void close() {
    tokenizer.close();
  }

  private static List<String> pieces(String text) {
    return tokenizer.spans(text).stream().map(s -> text.substring(s.start(), s.end())).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Hello, world; Hello|,|world",
        "embeddings; em|bed|ding|s",
        "a😀 word after; a😀|word|after",
        "👩‍👩‍👧 family 😀 end; 👩‍👩‍👧|family|😀|end",
        "𝒜 tail; 𝒜|tail",
        "café ok; café|ok",
        "漢字 mix; 漢|字|mix",
        "[SEP] said; [SEP]|said"
      })
  void spansCutTheTextAtItsTokens(String text, String expected) {
    assertThat(pieces(text)).containsExactly(expected.split("\\|", -1));
  }

  @Test
  void hangulThatFallsApartKeepsItsSyllables() {
    // the English vocabulary only has jamo, of which a syllable has several
    assertThat(pieces("😀 한국")).containsExactly("😀", "한", "한", "한", "국", "국", "국");
  }

  @Test
  void aBrokenPairShiftsNothing() {
    assertThat(pieces("ab\ud800 tail \udc00 end")).containsExactly("ab", "tail", "end");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t", "\u0000", "\u200b"})
  void nothingHasNoTokens(String text) {
    assertThat(tokenizer.spans(text)).isEmpty();
    assertThat(tokenizer.ids(text, 256)).containsExactly(CLS, SEP);
  }

  @Test
  void aLongTextIsCutBeforeTheClosingToken() {
    long[] ids = tokenizer.ids("word ".repeat(1000), 256);
    assertThat(ids).hasSize(256).startsWith(CLS).endsWith(SEP);
    assertThat(LongStream.of(ids).filter(id -> id == SEP).count()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"word ", "가", "가 ", "漢", "😀", "a", " ", "\ud800", "unbelievably-long,"})
  void clippingAGiantChangesNoToken(String unit) {
    String giant = unit.repeat(200_000 / unit.length());
    assertThat(tokenizer.ids(giant, 256))
        .isEqualTo(cutByHand(tokenizer.ids(giant, 1_000_000), 256));
  }

  @ParameterizedTest
  @CsvSource({"1, false", "254, false", "255, true", "100000, true"})
  void onlyATextOfMoreTokensIsCut(int words, boolean cut) {
    assertThat(tokenizer.input("word ".repeat(words), 256).cut()).isEqualTo(cut);
  }

  private static long[] cutByHand(long[] ids, int most) {
    return ids.length <= most
        ? ids
        : LongStream.concat(LongStream.of(ids).limit(most - 1), LongStream.of(SEP)).toArray();
  }
}
