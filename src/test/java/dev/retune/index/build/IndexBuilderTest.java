package dev.retune.index.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.CancelledException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.LeaseBusyException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.index.model.HybridWeights;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.model.IndexedTextFormat;
import dev.retune.index.model.SearchMode;
import dev.retune.index.version.IndexVersion;
import dev.retune.index.version.IndexVersion.State;
import dev.retune.persistence.TestAdministration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IndexBuilderTest {
  @RegisterExtension final IndexFixture fixture = IndexFixture.filled(20);

  /** Runs an action when a number of documents are done. */
  private static ProgressMonitor at(long documents, Runnable action) {
    return new ProgressMonitor() {
      @Override
      public void at(TaskProgress progress) {
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

  private static ProgressMonitor cancelledAt(long documents) {
    return new ProgressMonitor() {
      private boolean cancelled;

      @Override
      public void at(TaskProgress progress) {
        cancelled |= progress.done() >= documents;
      }

      @Override
      public boolean cancelled() {
        return cancelled;
      }
    };
  }

  private IndexBuildResult build(ProgressMonitor monitor) {
    return fixture.builder.build(fixture.spec(16), IndexBuildOptions.none(), monitor);
  }

  @Test
  void embedsEveryChunkOnce() {
    IndexBuildResult built = fixture.build(16);
    assertThat(List.of(built.documents(), built.chunks(), built.embedded(), built.reused()))
        .containsExactly(20L, 20L, 20L, 0L);
    assertThat(built.version().complete()).isTrue();
    assertThat(built.version().corpusFingerprint())
        .isEqualTo(IndexCorpus.of(fixture.documents).fingerprint());
    assertThat(fixture.found(built.version(), "word7", SearchMode.LEXICAL)).containsExactly("d7");
  }

  @Test
  void aSecondBuildEmbedsNothingAndOpensNoModel() {
    fixture.build(16);
    int opened = fixture.models.opened.get();
    IndexBuildResult again = fixture.build(16);
    assertThat(List.of(again.chunks(), again.embedded(), again.reused()))
        .containsExactly(20L, 0L, 20L);
    assertThat(fixture.models.opened).hasValue(opened);
    assertThat(fixture.found(again.version(), "word7", SearchMode.LEXICAL)).containsExactly("d7");
  }

  @Test
  void anotherChunkingReusesTheTextsThatAreTheSame() {
    fixture.build(16);
    assertThat(fixture.build(32).embedded()).isZero();
  }

  @Test
  void onlyWhatChangedIsEmbeddedAndWhatIsGoneIsGone() {
    fixture.build(16);
    fixture.put("default", IndexFixture.document("d3", "Title 3", "quite new"));
    fixture.put("default", IndexFixture.document("more", "More", "added"));
    fixture.delete("d5");
    IndexBuildResult built = fixture.build(16);
    assertThat(List.of(built.documents(), built.chunks(), built.embedded()))
        .containsExactly(20L, 20L, 2L);
    assertThat(fixture.found(built.version(), "word5", SearchMode.LEXICAL)).isEmpty();
    assertThat(fixture.found(built.version(), "word3", SearchMode.LEXICAL)).isEmpty();
    assertThat(fixture.found(built.version(), "quite new", SearchMode.LEXICAL))
        .containsExactly("d3");
  }

  @Test
  void anUnchangedChunkOfAChangedDocumentKeepsItsVector() {
    String start = "a b c d e f g h i j k l m n o p ";
    fixture.put("default", IndexFixture.document("long", "T", start + "old end of it"));
    fixture.build(16);
    fixture.put("default", IndexFixture.document("long", "T", start + "the new end"));
    assertThat(fixture.build(16).embedded()).isEqualTo(1);
  }

  @Test
  void anotherWeightNeedsNoModel() {
    fixture.build(16);
    int opened = fixture.models.opened.get();
    IndexSpec spec = fixture.spec(16);
    IndexSpec lighter = spec.with(new HybridWeights(0.5, 0.1, 4, 0));
    IndexBuildResult built =
        fixture.builder.build(lighter, IndexBuildOptions.none(), ProgressMonitor.none());
    assertThat(built.reused()).isEqualTo(20);
    assertThat(fixture.models.opened).hasValue(opened);
    assertThat(fixture.found(built.version(), "word7", SearchMode.LEXICAL)).containsExactly("d7");
  }

  @Test
  void anotherModelReusesNothing() {
    fixture.build(16);
    IndexSpec other = IndexSpec.of(fixture.models.find("other"), IndexedTextFormat.DEFAULT, 16);
    assertThat(
            fixture
                .builder
                .build(other, IndexBuildOptions.none(), ProgressMonitor.none())
                .embedded())
        .isEqualTo(20);
  }

  @Test
  void aRecipeOfAModelThatHasChangedIsRefused() {
    IndexSpec spec = fixture.spec(16);
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
            spec.questions(),
            Optional.empty());
    assertThatThrownBy(
            () -> fixture.builder.build(stale, IndexBuildOptions.none(), ProgressMonitor.none()))
        .isInstanceOf(InvalidInputException.class);
    assertThat(fixture.versions.list()).isEmpty();
  }

  @Test
  void aCancelledBuildIsGoneOnWith() {
    assertThatThrownBy(() -> build(cancelledAt(8))).isInstanceOf(CancelledException.class);
    IndexVersion half = fixture.versions.list().getFirst();
    assertThat(half.complete()).isFalse();
    int before = fixture.models.embedded.get();
    assertThat(before).isBetween(8, 19);

    IndexBuildResult rest = fixture.build(16);
    assertThat(rest.version().id()).isEqualTo(half.id());
    assertThat(rest.embedded()).isEqualTo(20 - before);
    assertThat(rest.chunks()).isEqualTo(20);
  }

  @Test
  void whatChangedSinceTheInterruptionIsNotKept() {
    assertThatThrownBy(() -> build(cancelledAt(18))).isInstanceOf(CancelledException.class);
    fixture.put("default", IndexFixture.document("d0", "Title 0", "changed meanwhile"));
    fixture.delete("d1");
    IndexBuildResult rest = fixture.build(16);
    assertThat(rest.documents()).isEqualTo(19);
    assertThat(fixture.found(rest.version(), "word0 word1", SearchMode.LEXICAL)).isEmpty();
    assertThat(fixture.found(rest.version(), "meanwhile", SearchMode.LEXICAL))
        .containsExactly("d0");
  }

  @Test
  void documentsThatChangeDuringTheBuildAreTakenAsTheyAreAtItsEnd() {
    IndexBuildResult built =
        build(
            at(
                10,
                () -> {
                  fixture.put(
                      "default", IndexFixture.document("d0", "Title 0", "changed meanwhile"));
                  fixture.delete("d1");
                  fixture.put("default", IndexFixture.document("late", "Late", "arrival"));
                }));
    assertThat(built.documents()).isEqualTo(20);
    assertThat(built.version().corpusFingerprint())
        .isEqualTo(IndexCorpus.of(fixture.documents).fingerprint());
    assertThat(fixture.found(built.version(), "meanwhile arrival", SearchMode.LEXICAL))
        .containsExactlyInAnyOrder("d0", "late");
    assertThat(fixture.found(built.version(), "word1", SearchMode.LEXICAL)).isEmpty();
  }

  @Test
  void aDamagedUnfinishedVersionIsLeftAndANewOneBegun() throws IOException {
    assertThatThrownBy(() -> build(cancelledAt(8))).isInstanceOf(CancelledException.class);
    IndexVersion half = fixture.versions.list().getFirst();
    try (var files = Files.list(fixture.store.directory(half.id()))) {
      for (Path file : files.filter(f -> f.toString().contains(".cf")).toList()) {
        Files.write(file, new byte[] {1, 2, 3});
      }
    }
    IndexBuildResult built = fixture.build(16);
    assertThat(built.version().id()).isNotEqualTo(half.id());
    assertThat(built.embedded()).isEqualTo(20);
    assertThat(fixture.versions.byId(half.id()).orElseThrow().state()).isEqualTo(State.FAILED);
  }

  @Test
  void twoBuildersDoNotMeet() {
    build(
        at(
            10,
            () ->
                assertThatThrownBy(() -> fixture.build(16))
                    .isInstanceOf(LeaseBusyException.class)));
  }

  @Test
  void theLiveVersionKeepsEveryByte() {
    IndexVersion live = fixture.publish(16);
    Map<String, List<Byte>> before = fixture.files(live);
    fixture.put("default", IndexFixture.document("d3", "Title 3", "quite new"));
    fixture.build(16);
    IndexSpec worse = IndexSpec.of(fixture.models.find("hashing"), "body:5", 16);
    fixture.builder.build(worse, IndexBuildOptions.none(), ProgressMonitor.none());
    fixture.found(live, "word1", SearchMode.HYBRID);
    assertThat(fixture.files(live)).isEqualTo(before);
  }

  @Test
  void oddDocumentsAreFine() {
    fixture.put(
        "default",
        IndexFixture.document("empty", "", ""),
        IndexFixture.document("twin1", "", "same text"),
        IndexFixture.document("twin2", "", "same text"),
        IndexFixture.document("emoji", "😀", "👩‍👩‍👧 \uD83D"),
        IndexFixture.document("long", "Long", "lorem ipsum ".repeat(17_000)));
    IndexBuildResult built = fixture.build(16);
    assertThat(built.documents()).isEqualTo(25);
    assertThat(fixture.found(built.version(), "same text", SearchMode.DENSE))
        .startsWith("twin1", "twin2");
    assertThat(fixture.found(built.version(), "ipsum", SearchMode.HYBRID)).startsWith("long");
  }

  @Test
  void anEmptyWorkspaceIsRefused() {
    fixture.run("update document set deleted_at = now()");
    assertThatThrownBy(() -> fixture.build(16)).isInstanceOf(InvalidInputException.class);
    assertThat(fixture.versions.list()).isEmpty();
  }

  @Test
  void damagedFilesOfAnOlderVersionAreNotBuiltUpon() throws IOException {
    IndexVersion old = fixture.build(16).version();
    Files.delete(fixture.store.directory(old.id()).resolve("_0.si"));
    assertThat(fixture.build(16).embedded()).isEqualTo(20);
  }

  @Test
  void filesThatAnEarlierWorkspaceLeftAreNotInTheWay() throws SQLException {
    fixture.builder.build(
        IndexSpec.of(fixture.models.find("other"), "body", 16),
        IndexBuildOptions.none(),
        ProgressMonitor.none());
    fixture.run("delete from index_version");
    TestAdministration.run(
        fixture.workspace, "alter table index_version alter column id restart with 1");
    IndexBuildResult built = fixture.build(16);
    assertThat(built.version().id()).isEqualTo(1);
    assertThat(built.embedded()).isEqualTo(20);
  }

  @Test
  void tellsWhatItWasBuiltFor() {
    fixture.publish(16);
    IndexVersion next = fixture.build(16).version();
    assertThat(next.baseline()).isEqualTo(Optional.of(1L));
  }
}
