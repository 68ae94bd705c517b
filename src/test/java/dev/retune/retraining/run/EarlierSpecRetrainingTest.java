package dev.retune.retraining.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.index.build.IndexBuildOptions;
import dev.retune.index.build.IndexBuilder;
import dev.retune.index.build.IndexCorpus;
import dev.retune.index.model.HybridWeights;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.model.IndexedTextFormat;
import dev.retune.index.version.IndexVersion;
import dev.retune.retraining.run.RetrainingResult.State;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A live version with the text analysis of an earlier program. */
class EarlierSpecRetrainingTest extends RetrainingFixture {
  private static final HybridWeights CHOSEN = new HybridWeights(0.4, 0.2, 4, 0);

  private IndexVersion live(int chunkTokens) {
    fixture.documents(60);
    fixture.liked(60);
    IndexSpec now =
        IndexSpec.of(fixture.words.find("words"), IndexedTextFormat.DEFAULT, chunkTokens);
    IndexSpec earlier =
        new IndexSpec(
            now.modelId(),
            now.modelFingerprint(),
            now.tokenizerFingerprint(),
            now.textFormat(),
            chunkTokens,
            chunkTokens / 8,
            now.normalized(),
            now.dimension(),
            CHOSEN,
            Optional.empty(),
            0,
            0,
            Optional.empty(),
            Optional.empty());
    IndexBuilder builder =
        new IndexBuilder(
            () -> IndexCorpus.of(fixture.documents),
            fixture.store,
            fixture.versions,
            fixture.words);
    IndexVersion built =
        builder.build(earlier, IndexBuildOptions.none(), ProgressMonitor.none()).version();
    fixture.clock.pass(Duration.ofHours(1));
    return fixture.promotions.promote(built.id(), "ann");
  }

  @Test
  void isBuiltAnewWithASentence() {
    live(64);
    RetrainingResult result = run(plain());
    assertThat(result.state()).as(result.why()).isEqualTo(State.PROMOTED);
    assertThat(newest().spec().usesCurrentAnalysis()).isTrue();
    assertThat(lastRun().why()).contains("in another way than when v1 was built");
  }

  @Test
  void givesItsChosenWeightsToTheNewOne() {
    live(64);
    run(plain());
    assertThat(newest().spec().weighing().dense()).isEqualTo(CHOSEN.dense());
    assertThat(newest().spec().weighing().title()).isEqualTo(CHOSEN.title());
    assertThat(newest().spec().weighing().pairs()).isEqualTo(HybridWeights.STANDARD.pairs());
  }

  @Test
  void getsTheDefaultOfNowForTheDefaultOfItsTime() {
    live(64);
    run(plain());
    assertThat(newest().spec().chunkCharacters()).isEqualTo(IndexSpec.DEFAULT_CHUNK_CHARACTERS);
  }

  @Test
  void keepsASizeThatSomebodyChose() {
    live(128);
    run(plain());
    assertThat(newest().spec().chunkTokens()).isEqualTo(128);
  }

  @Test
  void isNotBuiltAnewTwice() {
    live(64);
    run(plain());
    assertThat(run(plain()).state()).isEqualTo(State.NOT_NEEDED);
  }
}
