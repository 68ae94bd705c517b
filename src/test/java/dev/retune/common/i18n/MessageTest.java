package dev.retune.common.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.text.JsonFormat;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MessageTest {
  private static final Texts ENGLISH = new Texts(Locale.ENGLISH);
  private static final Texts KOREAN = new Texts(Locale.KOREAN);

  private static final StoredText TEXT =
      new StoredText(
          "as it was written",
          List.of(
              Message.of("retraining.gate.copy", "v2", "v1"),
              Message.of(
                  "retraining.gate.languages",
                  List.of(
                      Message.of(
                          "index.language.change",
                          Message.of(
                              "index.language.over",
                              Message.of("index.language.KOREAN"),
                              Message.of("index.language.ENGLISH")),
                          8.25)))));

  @Test
  void whatWasStoredIsReadInAnyLanguage() throws JsonProcessingException {
    String json = JsonFormat.mapper().writeValueAsString(TEXT);
    StoredText read = JsonFormat.mapper().readValue(json, StoredText.class);
    assertThat(read).isEqualTo(TEXT);
    assertThat(ENGLISH.get(read)).startsWith("v2 is a copy of v1: ").contains("Korean", "+8.2");
    assertThat(KOREAN.get(read)).startsWith("v2 버전은 v1 버전의 사본입니다.").contains("한국어", "+8.2");
    assertThat(KOREAN.get("cli.reembed.state", "보류", "v2", read)).contains("v1 버전의 사본");
  }

  @Test
  void aFailureIsStoredUnlessItNamesADate() {
    var cause = new UnavailableException("persistence.refused", "chat");
    var failure = new InvalidInputException("publishing.later", cause);
    StoredText why = StoredText.of(ENGLISH, failure);
    StoredText read = StoredTextJson.read(why.text(), StoredTextJson.messages(why));
    assertThat(read).isEqualTo(why);
    assertThat(ENGLISH.get(read)).isEqualTo(ENGLISH.get(failure)).isEqualTo(why.text());
    assertThat(KOREAN.get(read)).isEqualTo(KOREAN.get(failure));
    var dated = new InvalidInputException("publishing.later", List.of(Instant.EPOCH));
    assertThat(StoredText.of(ENGLISH, dated).messages()).isEmpty();
    assertThat(StoredTextJson.messages(StoredText.of(ENGLISH, dated))).isEmpty();
  }

  @Test
  void sentencesThatCannotBeReadLeaveTheText() {
    assertThat(StoredTextJson.read("as written", "{")).isEqualTo(StoredText.plain("as written"));
    StoredText endless =
        StoredText.of(ENGLISH, Message.of("publishing.later", "x".repeat(100_000)));
    assertThat(StoredTextJson.messages(endless)).isEmpty();
  }

  @Test
  void whatWasStoredWithoutItsSentencesStaysAsItIs() {
    assertThat(KOREAN.get(new StoredText("Held for your decision.", List.of())))
        .isEqualTo("Held for your decision.");
  }

  @Test
  void readsWhatEarlierVersionsStored() throws JsonProcessingException {
    String json =
        """
        {"written":"v2 is a copy","said":[{"key":"retraining.gate.copy","args":["v2","v1"]}]}
        """;
    assertThat(JsonFormat.mapper().readValue(json, StoredText.class))
        .isEqualTo(
            new StoredText(
                "v2 is a copy", List.of(Message.of("retraining.gate.copy", "v2", "v1"))));
  }
}
