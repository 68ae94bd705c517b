package dev.retune.retrain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.index.BuildOptions;
import dev.retune.index.IndexBuilder;
import dev.retune.index.IndexSpec;
import dev.retune.index.IndexVersion;
import dev.retune.index.TextFormat;
import dev.retune.index.Weighing;
import dev.retune.retrain.RetrainResult.State;
import dev.retune.work.Monitor;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A live version whose texts were analysed as an earlier program did. */
class EarlierRecipeTest extends RetrainRoom {
  private static final Weighing CHOSEN = new Weighing(0.4, 0.2, 4, 0);

  private IndexVersion live(int chunkTokens) {
    lab.documents(60);
    lab.liked(60);
    IndexSpec now = IndexSpec.of(lab.words.find("words"), TextFormat.DEFAULT, chunkTokens);
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
            Optional.empty());
    IndexBuilder builder = new IndexBuilder(lab.documents, lab.store, lab.versions, lab.words);
    IndexVersion built = builder.build(earlier, BuildOptions.none(), Monitor.none()).version();
    lab.clock.pass(Duration.ofHours(1));
    return lab.versions.promote(built.id(), "ann");
  }

  @Test
  void isBuiltAnewWithASentence() {
    live(64);
    RetrainResult result = run(plain());
    assertThat(result.state()).as(result.why()).isEqualTo(State.PROMOTED);
    assertThat(newest().spec().isAnalysedAsNow()).isTrue();
    assertThat(lastRun().why()).contains("in another way since v1 was built");
  }

  @Test
  void givesItsChosenWeightsToTheNewOne() {
    live(64);
    run(plain());
    assertThat(newest().spec().weighing().dense()).isEqualTo(CHOSEN.dense());
    assertThat(newest().spec().weighing().title()).isEqualTo(CHOSEN.title());
    assertThat(newest().spec().weighing().pairs()).isEqualTo(Weighing.STANDARD.pairs());
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
