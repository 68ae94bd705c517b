package dev.retune.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.db.Administration;
import dev.retune.fault.BadInput;
import dev.retune.fault.Busy;
import dev.retune.fault.Cancelled;
import dev.retune.index.IndexVersion.State;
import dev.retune.work.Monitor;
import dev.retune.work.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexBuilderTest {
  @TempDir Path home;
  private Library library;

  @BeforeEach
  void open() {
    library = new Library(home);
    library.fill(20);
  }

  @AfterEach
  void close() {
    library.close();
  }

  /** Does something when so many documents are done. */
  private static Monitor at(long documents, Runnable action) {
    return new Monitor() {
      @Override
      public void at(Progress progress) {
        if (progress.done() == documents) {
          action.run();
        }
      }

      @Override
      public boolean cancelled() {
        return false;
      }
    };
  }

  private static Monitor cancelledAt(long documents) {
    return new Monitor() {
      private boolean cancelled;

      @Override
      public void at(Progress progress) {
        cancelled |= progress.done() >= documents;
      }

      @Override
      public boolean cancelled() {
        return cancelled;
      }
    };
  }

  private BuildResult build(Monitor monitor) {
    return library.builder.build(library.spec(16), BuildOptions.none(), monitor);
  }

  @Test
  void embedsEveryChunkOnce() {
    BuildResult built = library.build(16);
    assertThat(List.of(built.documents(), built.chunks(), built.embedded(), built.reused()))
        .containsExactly(20L, 20L, 20L, 0L);
    assertThat(built.version().complete()).isTrue();
    assertThat(built.version().corpusFingerprint())
        .isEqualTo(library.documents.corpusFingerprint());
    assertThat(library.found(built.version(), "word7", Mode.LEXICAL)).containsExactly("d7");
  }

  @Test
  void aSecondBuildEmbedsNothingAndOpensNoModel() {
    library.build(16);
    int opened = library.models.opened.get();
    BuildResult again = library.build(16);
    assertThat(List.of(again.chunks(), again.embedded(), again.reused()))
        .containsExactly(20L, 0L, 20L);
    assertThat(library.models.opened).hasValue(opened);
    assertThat(library.found(again.version(), "word7", Mode.LEXICAL)).containsExactly("d7");
  }

  @Test
  void anotherChunkingReusesTheTextsThatAreTheSame() {
    library.build(16);
    assertThat(library.build(32).embedded()).isZero();
  }

  @Test
  void onlyWhatChangedIsEmbeddedAndWhatIsGoneIsGone() {
    library.build(16);
    library.put("default", Library.document("d3", "Title 3", "quite new"));
    library.put("default", Library.document("more", "More", "added"));
    library.delete("d5");
    BuildResult built = library.build(16);
    assertThat(List.of(built.documents(), built.chunks(), built.embedded()))
        .containsExactly(20L, 20L, 2L);
    assertThat(library.found(built.version(), "word5", Mode.LEXICAL)).isEmpty();
    assertThat(library.found(built.version(), "word3", Mode.LEXICAL)).isEmpty();
    assertThat(library.found(built.version(), "quite new", Mode.LEXICAL)).containsExactly("d3");
  }

  @Test
  void anUnchangedChunkOfAChangedDocumentKeepsItsVector() {
    String start = "a b c d e f g h i j k l m n o p ";
    library.put("default", Library.document("long", "T", start + "old end of it"));
    library.build(16);
    library.put("default", Library.document("long", "T", start + "the new end"));
    assertThat(library.build(16).embedded()).isEqualTo(1);
  }

  @Test
  void anotherWeightNeedsNoModel() {
    library.build(16);
    int opened = library.models.opened.get();
    IndexSpec spec = library.spec(16);
    IndexSpec lighter = spec.with(new Weighing(0.5, 0.1, 4, 0));
    BuildResult built = library.builder.build(lighter, BuildOptions.none(), Monitor.none());
    assertThat(built.reused()).isEqualTo(20);
    assertThat(library.models.opened).hasValue(opened);
    assertThat(library.found(built.version(), "word7", Mode.LEXICAL)).containsExactly("d7");
  }

  @Test
  void anotherModelReusesNothing() {
    library.build(16);
    IndexSpec other = IndexSpec.of(library.models.find("other"), TextFormat.DEFAULT, 16);
    assertThat(library.builder.build(other, BuildOptions.none(), Monitor.none()).embedded())
        .isEqualTo(20);
  }

  @Test
  void aRecipeOfAModelThatHasChangedIsRefused() {
    IndexSpec spec = library.spec(16);
    IndexSpec stale =
        new IndexSpec(
            spec.modelId(),
            "an older file",
            spec.tokenizerFingerprint(),
            spec.textFormat(),
            16,
            2,
            spec.normalized(),
            spec.dimension(),
            spec.weighing(),
            spec.matrix(),
            spec.chunkCharacters(),
            spec.analysis(),
            spec.questions());
    assertThatThrownBy(() -> library.builder.build(stale, BuildOptions.none(), Monitor.none()))
        .isInstanceOf(BadInput.class);
    assertThat(library.versions.list()).isEmpty();
  }

  @Test
  void aCancelledBuildIsGoneOnWith() {
    assertThatThrownBy(() -> build(cancelledAt(8))).isInstanceOf(Cancelled.class);
    IndexVersion half = library.versions.list().getFirst();
    assertThat(half.complete()).isFalse();
    int before = library.models.embedded.get();
    assertThat(before).isBetween(8, 19);

    BuildResult rest = library.build(16);
    assertThat(rest.version().id()).isEqualTo(half.id());
    assertThat(rest.embedded()).isEqualTo(20 - before);
    assertThat(rest.chunks()).isEqualTo(20);
  }

  @Test
  void whatChangedSinceTheInterruptionIsNotKept() {
    assertThatThrownBy(() -> build(cancelledAt(18))).isInstanceOf(Cancelled.class);
    library.put("default", Library.document("d0", "Title 0", "changed meanwhile"));
    library.delete("d1");
    BuildResult rest = library.build(16);
    assertThat(rest.documents()).isEqualTo(19);
    assertThat(library.found(rest.version(), "word0 word1", Mode.LEXICAL)).isEmpty();
    assertThat(library.found(rest.version(), "meanwhile", Mode.LEXICAL)).containsExactly("d0");
  }

  @Test
  void documentsThatChangeDuringTheBuildAreTakenAsTheyAreAtItsEnd() {
    BuildResult built =
        build(
            at(
                10,
                () -> {
                  library.put("default", Library.document("d0", "Title 0", "changed meanwhile"));
                  library.delete("d1");
                  library.put("default", Library.document("late", "Late", "arrival"));
                }));
    assertThat(built.documents()).isEqualTo(20);
    assertThat(built.version().corpusFingerprint())
        .isEqualTo(library.documents.corpusFingerprint());
    assertThat(library.found(built.version(), "meanwhile arrival", Mode.LEXICAL))
        .containsExactlyInAnyOrder("d0", "late");
    assertThat(library.found(built.version(), "word1", Mode.LEXICAL)).isEmpty();
  }

  @Test
  void aDamagedUnfinishedVersionIsLeftAndANewOneBegun() throws IOException {
    assertThatThrownBy(() -> build(cancelledAt(8))).isInstanceOf(Cancelled.class);
    IndexVersion half = library.versions.list().getFirst();
    try (var files = Files.list(library.store.directory(half.id()))) {
      for (Path file : files.filter(f -> f.toString().contains(".cf")).toList()) {
        Files.write(file, new byte[] {1, 2, 3});
      }
    }
    BuildResult built = library.build(16);
    assertThat(built.version().id()).isNotEqualTo(half.id());
    assertThat(built.embedded()).isEqualTo(20);
    assertThat(library.versions.byId(half.id()).orElseThrow().state()).isEqualTo(State.FAILED);
  }

  @Test
  void twoBuildersDoNotMeet() {
    build(at(10, () -> assertThatThrownBy(() -> library.build(16)).isInstanceOf(Busy.class)));
  }

  @Test
  void theLiveVersionKeepsEveryByte() {
    IndexVersion live = library.publish(16);
    Map<String, List<Byte>> before = library.files(live);
    library.put("default", Library.document("d3", "Title 3", "quite new"));
    library.build(16);
    IndexSpec worse = IndexSpec.of(library.models.find("hashing"), "body:5", 16);
    library.builder.build(worse, BuildOptions.none(), Monitor.none());
    library.found(live, "word1", Mode.HYBRID);
    assertThat(library.files(live)).isEqualTo(before);
  }

  @Test
  void oddDocumentsAreFine() {
    library.put(
        "default",
        Library.document("empty", "", ""),
        Library.document("twin1", "", "same text"),
        Library.document("twin2", "", "same text"),
        Library.document("emoji", "😀", "👩‍👩‍👧 \uD83D"),
        Library.document("long", "Long", "lorem ipsum ".repeat(17_000)));
    BuildResult built = library.build(16);
    assertThat(built.documents()).isEqualTo(25);
    assertThat(library.found(built.version(), "same text", Mode.DENSE))
        .startsWith("twin1", "twin2");
    assertThat(library.found(built.version(), "ipsum", Mode.HYBRID)).startsWith("long");
  }

  @Test
  void anEmptyWorkspaceIsRefused() {
    library.run("update document set deleted_at = now()");
    assertThatThrownBy(() -> library.build(16)).isInstanceOf(BadInput.class);
    assertThat(library.versions.list()).isEmpty();
  }

  @Test
  void damagedFilesOfAnOlderVersionAreNotBuiltUpon() throws IOException {
    IndexVersion old = library.build(16).version();
    Files.delete(library.store.directory(old.id()).resolve("_0.si"));
    assertThat(library.build(16).embedded()).isEqualTo(20);
  }

  @Test
  void filesThatAnEarlierWorkspaceLeftAreNotInTheWay() throws SQLException {
    library.builder.build(
        IndexSpec.of(library.models.find("other"), "body", 16),
        BuildOptions.none(),
        Monitor.none());
    library.run("delete from index_version");
    Administration.run(
        library.workspace, "alter table index_version alter column id restart with 1");
    BuildResult built = library.build(16);
    assertThat(built.version().id()).isEqualTo(1);
    assertThat(built.embedded()).isEqualTo(20);
  }

  @Test
  void tellsWhatItWasBuiltFor() {
    library.publish(16);
    IndexVersion next = library.build(16).version();
    assertThat(next.baseline()).isEqualTo(Optional.of(1L));
  }
}
