package dev.retune.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.work.Monitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions whose documents have the words of what was asked about them. */
class PastQuestionsTest {
  @TempDir Path home;
  private Library library;
  private final List<Query> tuning =
      IntStream.range(0, 8).mapToObj(i -> query("nickname" + i, "d" + (12 + i))).toList();
  private final PastQuestions past = PastQuestions.of(tuning);

  @BeforeEach
  void open() {
    library = new Library(home);
    library.fill(20);
  }

  @AfterEach
  void close() {
    library.close();
  }

  private static Query query(String question, String document) {
    return new Query(question, Set.of(document));
  }

  private IndexVersion build(Optional<PastQuestions> with) {
    IndexSpec spec = library.spec(16).withQuestions(Optional.of(past.fingerprint()));
    return library
        .builder
        .build(
            spec,
            new BuildOptions(Optional.empty(), new Learnt(Optional.empty(), with)),
            Monitor.none())
        .version();
  }

  @Test
  void aDocumentIsFoundByWhatItWasAsked() {
    assertThat(library.found(build(Optional.of(past)), "nickname3", Mode.LEXICAL))
        .containsExactly("d15");
  }

  @Test
  void vectorsStayAsTheyAre() {
    IndexVersion plain = library.build(16).version();
    IndexVersion asked = build(Optional.of(past));
    assertThat(library.search(asked, "word3 common", Mode.DENSE))
        .isEqualTo(library.search(plain, "word3 common", Mode.DENSE));
  }

  @Test
  void theNextVersionTakesThemOver() {
    build(Optional.of(past));
    library.put("default", Library.document("new", "T", "newcomer"));
    IndexVersion next = build(Optional.empty());
    assertThat(library.found(next, "nickname3", Mode.LEXICAL)).containsExactly("d15");
  }

  @Test
  void lostOnesAreLeftOut() throws IOException {
    IndexVersion first = build(Optional.of(past));
    Files.delete(library.store.directory(first.id()).resolve("questions.json"));
    assertThat(build(Optional.empty()).spec().questions()).isEmpty();
  }

  @Test
  void areTheSameAfterTheirFile() throws IOException {
    past.write(home);
    assertThat(PastQuestions.read(home, past.fingerprint())).isEqualTo(past);
  }

  private TrialScores asked(List<Query> questions) {
    PastQuestions of = PastQuestions.of(questions);
    IndexSpec spec = library.spec(16).withQuestions(Optional.of(of.fingerprint()));
    TrialBuilder trials =
        new TrialBuilder(library.documents, library.store, library.versions, library.models);
    TrialCorpus corpus = TrialCorpus.of(library.documents, questions);
    try (TrialIndex trial = trials.build(spec, corpus, questions, of, Monitor.none())) {
      TrialScores scores = trial.scores();
      trial.ask(IntStream.range(0, questions.size()).toArray(), Optional.empty(), scores);
      return scores;
    }
  }

  @Test
  void aTrialDoesNotLetAQuestionFindItself() {
    Weighing words = Weighing.STANDARD.withDenseForAll(0);
    assertThat(asked(tuning).mean(words)).isZero();
  }

  @Test
  void aTrialLetsItFindThoseOfOtherFolds() {
    Weighing words = Weighing.STANDARD.withDenseForAll(0);
    List<Query> twice =
        IntStream.range(0, 8).mapToObj(i -> query("nickname" + i % 4, "d" + (12 + i % 4))).toList();
    assertThat(asked(twice).mean(words)).isEqualTo(1);
  }
}
