package dev.retune.index.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.index.build.IndexBuildOptions;
import dev.retune.index.build.IndexCorpus;
import dev.retune.index.build.IndexFixture;
import dev.retune.index.tuning.TrialBuilder;
import dev.retune.index.tuning.TrialCorpus;
import dev.retune.index.tuning.TrialIndex;
import dev.retune.index.tuning.TrialScores;
import dev.retune.index.version.IndexVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Versions whose documents are indexed with past questions. */
class PastQuestionsTest {
  @RegisterExtension final IndexFixture fixture = IndexFixture.filled(20);
  private final List<GoldenQuestion> tuning =
      IntStream.range(0, 8).mapToObj(i -> query("nickname" + i, "d" + (12 + i))).toList();
  private final PastQuestions past = PastQuestions.of(tuning);

  private static GoldenQuestion query(String question, String document) {
    return new GoldenQuestion(question, Set.of(document));
  }

  private IndexVersion build(Optional<PastQuestions> with) {
    IndexSpec spec = fixture.spec(16).withQuestions(past.fingerprint());
    return fixture
        .builder
        .build(
            spec,
            new IndexBuildOptions(
                Optional.empty(), new LearnedRanking(Optional.empty(), with), Optional.empty()),
            ProgressMonitor.none())
        .version();
  }

  @Test
  void aDocumentIsFoundByWhatItWasAsked() {
    assertThat(fixture.found(build(Optional.of(past)), "nickname3", SearchMode.LEXICAL))
        .containsExactly("d15");
  }

  @Test
  void vectorsStayAsTheyAre() {
    IndexVersion plain = fixture.build(16).version();
    IndexVersion asked = build(Optional.of(past));
    assertThat(fixture.search(asked, "word3 common", SearchMode.DENSE))
        .isEqualTo(fixture.search(plain, "word3 common", SearchMode.DENSE));
  }

  @Test
  void theNextVersionTakesThemOver() {
    build(Optional.of(past));
    fixture.put("default", IndexFixture.document("new", "T", "newcomer"));
    IndexVersion next = build(Optional.empty());
    assertThat(fixture.found(next, "nickname3", SearchMode.LEXICAL)).containsExactly("d15");
  }

  @Test
  void lostOnesAreLeftOut() throws IOException {
    IndexVersion first = build(Optional.of(past));
    Files.delete(fixture.store.directory(first.id()).resolve("questions.json"));
    assertThat(build(Optional.empty()).spec().questions()).isEmpty();
  }

  @Test
  void areTheSameAfterTheirFile() throws IOException {
    past.write(fixture.home);
    assertThat(PastQuestions.read(fixture.home, past.fingerprint())).isEqualTo(past);
  }

  private TrialScores asked(List<GoldenQuestion> questions) {
    PastQuestions of = PastQuestions.of(questions);
    IndexSpec spec = fixture.spec(16).withQuestions(of.fingerprint());
    TrialBuilder trials =
        new TrialBuilder(
            () -> IndexCorpus.of(fixture.documents),
            fixture.store,
            fixture.versions,
            fixture.models);
    TrialCorpus corpus = TrialCorpus.of(IndexCorpus.of(fixture.documents), questions);
    try (TrialIndex trial = trials.build(spec, corpus, questions, of, ProgressMonitor.none())) {
      TrialScores scores = trial.scores();
      trial.ask(IntStream.range(0, questions.size()).toArray(), scores);
      return scores;
    }
  }

  @Test
  void aTrialDoesNotLetAQuestionFindItself() {
    HybridWeights words = HybridWeights.STANDARD.withDenseForAll(0);
    assertThat(asked(tuning).mean(words)).isZero();
  }

  @Test
  void aTrialLetsItFindThoseOfOtherFolds() {
    HybridWeights words = HybridWeights.STANDARD.withDenseForAll(0);
    List<GoldenQuestion> twice =
        IntStream.range(0, 8).mapToObj(i -> query("nickname" + i % 4, "d" + (12 + i % 4))).toList();
    assertThat(asked(twice).mean(words)).isEqualTo(1);
  }
}
