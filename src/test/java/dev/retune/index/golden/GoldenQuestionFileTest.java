package dev.retune.index.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import dev.retune.index.model.GoldenQuestion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenQuestionFileTest {
  @TempDir Path folder;

  private List<GoldenQuestion> read(String text) throws IOException {
    return GoldenQuestionFile.read(Files.writeString(folder.resolve("queries.jsonl"), text));
  }

  @Test
  void readsOneIdOrAListOfThem() throws IOException {
    assertThat(
            read(
                """
                {"question": "one", "document_id": 7}

                {"question": "list", "document_id": [1, "b"], "more": true}
                """))
        .containsExactly(
            new GoldenQuestion("one", Set.of("7")), new GoldenQuestion("list", Set.of("1", "b")));
  }

  @Test
  void passesOverTheMarkOfTheEncoding() throws IOException {
    assertThat(read("\uFEFF{\"question\": \"q\", \"document_id\": 1}")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "1",
        "{\"question\": \"q\"}",
        "{\"document_id\": 1}",
        "{\"question\": \" \", \"document_id\": 1}",
        "{\"question\": \"q\", \"document_id\": []}",
        "{\"question\": \"q\", \"document_id\": [null]}",
        "{\"question\": \"q\", \"document_id\": {}}",
        "{\"question\": 5, \"document_id\": 1}"
      })
  void namesTheLineThatIsBroken(String line) {
    assertThatThrownBy(() -> read("{\"question\": \"q\", \"document_id\": 1}\n" + line))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.args()).contains("2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n \n"})
  void refusesAFileWithoutQuestions(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.key()).isEqualTo("index.noQueries"));
  }

  @Test
  void refusesAnotherEncoding() throws IOException {
    Path file = folder.resolve("latin");
    Files.write(file, "{\"question\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> GoldenQuestionFile.read(file))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e -> assertThat(e.key()).isEqualTo("index.queriesEncoding"));
  }

  @Test
  void refusesAMissingFile() {
    assertThatThrownBy(() -> GoldenQuestionFile.read(folder.resolve("none")))
        .isInstanceOf(InvalidInputException.class);
  }
}
