package dev.retune.index.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import dev.retune.index.build.IndexFixture;
import dev.retune.index.model.GoldenQuestion;
import dev.retune.support.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GoldenSetImporterTest {
  @TempDir Path home;

  private GoldenSetImporter.Result read(IndexFixture fixture, String lines) throws IOException {
    Path file = Files.writeString(home.resolve("golden.jsonl"), lines);
    return new GoldenSetImporter(fixture.workspace, Clock.systemUTC()).read(file, "tester");
  }

  @ParameterizedTest
  @EnumSource
  void aSecondTimeChangesNothing(TestDatabases kind) throws IOException {
    try (IndexFixture fixture = new IndexFixture(home, kind)) {
      fixture.fill(4);
      String lines =
          """
          {"question": "how much?", "document_id": "d1"}
          {"question": "and when?", "document_id": ["d2", "d3"]}
          """;
      assertThat(read(fixture, lines).stored()).isEqualTo(3);
      GoldenSetImporter.Result again = read(fixture, lines);
      assertThat(again.stored()).isZero();
      assertThat(again.unchanged()).isEqualTo(3);
      assertThat(new GoldenSetService(fixture.workspace).all())
          .containsExactly(
              new GoldenQuestion("and when?", Set.of("d2", "d3")),
              new GoldenQuestion("how much?", Set.of("d1")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPairThatStandsTwiceInAFileIsStoredOnce(TestDatabases kind) throws IOException {
    try (IndexFixture fixture = new IndexFixture(home, kind)) {
      fixture.fill(2);
      GoldenSetImporter.Result result =
          read(
              fixture,
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
    try (IndexFixture fixture = new IndexFixture(home)) {
      fixture.fill(1);
      assertThat(
              read(fixture, "{\"question\": \"q\", \"document_id\": [\"d0\", \"zz\"]}").unknown())
          .containsExactly(new GoldenSetImporter.UnknownDocument("q", "zz"));
    }
  }

  @Test
  void aFileOfUnknownDocumentsIsRefusedWithTheirNames() {
    try (IndexFixture fixture = new IndexFixture(home)) {
      fixture.fill(1);
      assertThatThrownBy(() -> read(fixture, "{\"question\": \"q\", \"document_id\": \"zz\"}"))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("zz");
    }
  }

  @Test
  void aBrokenLineBringsNothingIn() {
    try (IndexFixture fixture = new IndexFixture(home)) {
      fixture.fill(1);
      assertThatThrownBy(
              () -> read(fixture, "{\"question\": \"q\", \"document_id\": \"d0\"}\nnonsense"))
          .isInstanceOf(InvalidInputException.class);
      assertThat(new GoldenSetService(fixture.workspace).all()).isEmpty();
    }
  }
}
