package dev.retune.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.fault.BadInput;
import dev.retune.house.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GoldenImportTest {
  @TempDir Path home;

  private GoldenImport.Result read(Library library, String lines) throws IOException {
    Path file = Files.writeString(home.resolve("golden.jsonl"), lines);
    return new GoldenImport(library.workspace, Clock.systemUTC())
        .read(file, Optional.empty(), "tester");
  }

  @ParameterizedTest
  @EnumSource
  void aSecondTimeChangesNothing(Databases kind) throws IOException {
    try (Library library = new Library(home, kind)) {
      library.fill(4);
      String lines =
          """
          {"question": "how much?", "document_id": "d1"}
          {"question": "and when?", "document_id": ["d2", "d3"]}
          """;
      assertThat(read(library, lines).stored()).isEqualTo(3);
      GoldenImport.Result again = read(library, lines);
      assertThat(again.stored()).isZero();
      assertThat(again.unchanged()).isEqualTo(3);
      assertThat(new GoldenSet(library.workspace).all())
          .containsExactly(
              new Query("and when?", Set.of("d2", "d3")), new Query("how much?", Set.of("d1")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPairThatStandsTwiceInAFileIsStoredOnce(Databases kind) throws IOException {
    try (Library library = new Library(home, kind)) {
      library.fill(2);
      GoldenImport.Result result =
          read(
              library,
              """
              {"question": "how much?", "document_id": "d1"}
              {"question": "How  much?", "document_id": ["d1", "d1"]}
              {"question": "how much?", "document_id": "d1"}
              """);
      assertThat(result.stored()).isEqualTo(1);
      assertThat(result.unchanged()).isEqualTo(result.read() - result.stored() + 1);
    }
  }

  @Test
  void unknownDocumentsAreNamed() throws IOException {
    try (Library library = new Library(home)) {
      library.fill(1);
      assertThat(
              read(library, "{\"question\": \"q\", \"document_id\": [\"d0\", \"zz\"]}").unknown())
          .containsExactly(new GoldenImport.Unknown("q", "zz"));
    }
  }

  @Test
  void aFileOfUnknownDocumentsIsRefusedWithTheirNames() {
    try (Library library = new Library(home)) {
      library.fill(1);
      assertThatThrownBy(() -> read(library, "{\"question\": \"q\", \"document_id\": \"zz\"}"))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("zz");
    }
  }

  @Test
  void aBrokenLineBringsNothingIn() {
    try (Library library = new Library(home)) {
      library.fill(1);
      assertThatThrownBy(
              () -> read(library, "{\"question\": \"q\", \"document_id\": \"d0\"}\nnonsense"))
          .isInstanceOf(BadInput.class);
      assertThat(new GoldenSet(library.workspace).all()).isEmpty();
    }
  }
}
