package dev.retune.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.fault.BadInput;
import dev.retune.feedback.Document;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFormatTest {
  private static Document document(String body) {
    return new Document(
        1,
        1,
        "a",
        Optional.empty(),
        Optional.empty(),
        Optional.of(" Title "),
        Optional.of(""),
        body,
        "",
        Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "title+section+body, Title, a long body",
    "body, '', a long body",
    "body:6, '', a long",
    "body:99, '', a long body"
  })
  void takesWhatItNames(String format, String head, String body) {
    TextFormat read = TextFormat.parse(format);
    assertThat(read.head(document("a long body"))).isEqualTo(head);
    assertThat(read.body(document("a long body"))).isEqualTo(body);
  }

  @Test
  void neverCutsACharacterInHalf() {
    assertThat(TextFormat.parse("body:2").body(document("a😀b"))).isEqualTo("a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "title", "body:", "body:0", "body:-1", "body:x", "body:99999999"})
  void refusesOthers(String format) {
    assertThatThrownBy(() -> TextFormat.parse(format)).isInstanceOf(BadInput.class);
  }
}
