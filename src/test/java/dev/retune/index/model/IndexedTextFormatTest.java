package dev.retune.index.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.model.Document;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndexedTextFormatTest {
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
    IndexedTextFormat read = IndexedTextFormat.parse(format);
    assertThat(read.head(document("a long body"))).isEqualTo(head);
    assertThat(read.body(document("a long body"))).isEqualTo(body);
  }

  @Test
  void neverCutsACharacterInHalf() {
    assertThat(IndexedTextFormat.parse("body:2").body(document("a😀b"))).isEqualTo("a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "title", "body:", "body:0", "body:-1", "body:x", "body:99999999"})
  void refusesOthers(String format) {
    assertThatThrownBy(() -> IndexedTextFormat.parse(format))
        .isInstanceOf(InvalidInputException.class);
  }
}
