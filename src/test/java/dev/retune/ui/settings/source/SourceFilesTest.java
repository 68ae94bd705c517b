package dev.retune.ui.settings.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.explanation.MappingEvidence;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.model.RowKind;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.ui.dialog.FileKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Files that are dropped, chosen or typed, and their import. */
class SourceFilesTest extends SourcesViewModelFixture {
  @Test
  void aDroppedFileIsCheckedAndTheSentenceSaysWhatItIs() {
    model.files(List.of(Path.of("export.json")));
    assertThat(said.headline(model.check().found().get().getFirst()))
        .isEqualTo(
            "This is Open WebUI: 30 votes, 18 likes, 12 dislikes, from Oct 19 to Nov 16, 2026; 12"
                + " have a reason.");
    assertThat(said.leftOut(model.check().found().get().getFirst()))
        .containsExactly(
            "4: comparisons that ended in a draw",
            "1: neither like nor dislike",
            "2: votes without their answer; they wait for it");
    assertThat(model.form().url().text().get()).isEqualTo("export.json");
    assertThat(model.isImportable()).isTrue();
    assertThat(model.isDatabaseFile()).isFalse();
  }

  @Test
  void filesAreImportedAsTheyWereChecked() {
    model.files(List.of(Path.of("a.json"), Path.of("b.json")));
    model.importFiles();
    assertThat(gateway.imported)
        .singleElement()
        .returns(gateway.read.getLast().paths(), FileReading::paths);
    assertThat(gateway.imported.getFirst().paths()).hasSize(2);
    assertThat(outcome())
        .isEqualTo("1 file imported. New or changed: 0 answers, 3 votes, 0 documents.");
    assertThat(context.told()).containsExactly(outcome());
    assertThat(model.isImported()).isTrue();
    model.files(List.of(Path.of("c.json")));
    assertThat(model.isImported()).isFalse();
    assertThat(outcome()).isEmpty();
    assertThat(model.importing().get()).isEmpty();
  }

  @Test
  void filesGoToTheSourceThatIsShown() {
    model.files(List.of(Path.of("a.json")));
    assertThat(model.named().get()).isTrue();
    assertThat(model.form().name().text().get()).isEqualTo("default");
    model.form().name().text().set("beta");
    model.importFiles();
    assertThat(gateway.imported.getFirst().source()).contains("beta");
  }

  @Test
  void whatAnImportRefusesIsSaidInTermsOfThePage() {
    model.files(List.of(Path.of("a.json")));
    gateway.failure =
        Optional.of(
            new InvalidInputException(
                "feedback.reusedIds", "a.json", 2, 2, "default", "1", "q", "r"));
    model.importFiles();
    assertThat(outcome()).endsWith("Enter another name for the files of another product.");
  }

  @Test
  void eachOfSeveralDatabasesGetsItsOwnSource() {
    gateway.importName = Optional.empty();
    model.files(List.of(Path.of("a.db"), Path.of("b.db")));
    assertThat(model.named().get()).isFalse();
    model.importFiles();
    assertThat(gateway.imported.getFirst().source()).isEmpty();
    gateway.importName = Optional.of("default");
    model.files(List.of(Path.of("a.db")));
    assertThat(model.named().get()).isTrue();
  }

  @Test
  void aRefusedFileIsNotImported() {
    gateway.refusal = Optional.of("feedback.noTimeColumn");
    model.files(List.of(Path.of("export.json")));
    assertThat(model.isImportable()).isFalse();
    model.importFiles();
    assertThat(gateway.imported).isEmpty();
    assertThat(said.headline(model.check().found().get().getFirst()))
        .isEqualTo("This is Open WebUI, but it cannot be read yet.");
    assertThat(said.obstacle(model.check().found().get().getFirst()))
        .hasValueSatisfying(
            sentence ->
                assertThat(sentence)
                    .contains("export.json")
                    .as("what can be done on this page")
                    .contains("tick that rows without a time")
                    .doesNotContain("--"));
  }

  @Test
  void aPathThatIsTypedReplacesTheFilesThatWereChosen() {
    model.files(List.of(Path.of("a.json"), Path.of("b.json")));
    type("c.json");
    assertThat(model.check().found().get()).isEmpty();
    model.read();
    assertThat(gateway.read.getLast().paths()).containsExactly(Path.of("c.json"));
  }

  @Test
  void filesAreBrowsed() {
    context.chooses(Path.of("chosen.csv"));
    model.browseFiles();
    assertThat(context.kinds()).containsExactly(FileKind.IMPORT);
    assertThat(gateway.read.getLast().paths()).containsExactly(Path.of("chosen.csv"));
  }

  @Test
  void aDatabaseFileThatWasDroppedCanBecomeASource() {
    gateway.contents =
        List.of(
            new MappingEvidence.Contents("chat", List.of(new MappingEvidence.Column("id", ""))));
    Path file = Path.of("webui.db").toAbsolutePath();
    model.files(List.of(file));
    assertThat(model.isDatabaseFile()).isTrue();
    model.save();
    assertThat(gateway.saved)
        .extracting(SourceConfig::url)
        .containsExactly("sqlite:///" + file.toString().replace('\\', '/'));
  }

  @Test
  void theMappingOfTheSettingsIsWhereAFileBegins() {
    gateway.mapping = SourceMapping.GUESSED.withTimeOfImport();
    model.files(List.of(Path.of("export.csv")));
    assertThat(model.mapping().mapping().get().timeOfImport()).isTrue();
    assertThat(gateway.read.getLast().mapping()).as("as the settings say").isEmpty();
  }

  @Test
  void aMappingIsSavedForFilesOfTheSameKind() {
    model.files(List.of(Path.of("export-2026-11.csv")));
    assertThat(model.mappingPattern()).as("nothing is changed").isEmpty();
    model.mapping().column(RowKind.VOTE, "vote", "stars");
    assertThat(model.mappingPattern()).contains("export-*-*.csv");
    model.saveMapping();
    SourceMapping saved = Objects.requireNonNull(gateway.patterns.get("export-*-*.csv"));
    assertThat(saved.votes().orElseThrow().columns()).containsEntry("vote", "stars");
    assertThat(outcome()).contains("export-*-*.csv");
    assertThat(model.mappingPattern()).isEmpty();
  }
}
