package dev.retune.retraining.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.retraining.run.PipelineFixture;
import dev.retune.review.decision.DecisionRepository;
import dev.retune.review.decision.Judgement;
import dev.retune.review.decision.Verdict;
import dev.retune.support.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DiagnosisServiceTest {
  @TempDir private Path home;

  private static DislikeDiagnosis diagnosis(PipelineFixture fixture) {
    return fixture.diagnosis.of(
        PipelineFixture.START.plus(Duration.ofMinutes(90)),
        fixture.clock.instant().plusSeconds(1),
        ProgressMonitor.none());
  }

  private static List<CauseCategory> routes(PipelineFixture fixture) {
    return diagnosis(fixture).findings().stream().map(DislikeDiagnosis.Finding::route).toList();
  }

  private static void disliked(PipelineFixture fixture, String question, String... served) {
    fixture.voted(List.of(new PipelineFixture.Said(question, List.of(served), false, "")));
  }

  @ParameterizedTest
  @EnumSource
  void routesEachDislikeByWhatTheLiveIndexFinds(TestDatabases kind) {
    try (PipelineFixture fixture = new PipelineFixture(kind.migrated(), home)) {
      fixture.firstIndex();
      disliked(fixture, "bee7 ant7", "d7");
      disliked(fixture, PipelineFixture.unclear(1), "d55");
      disliked(fixture, "wasp hornet", "d55");
      assertThat(routes(fixture))
          .containsExactly(CauseCategory.CONTENT, CauseCategory.RETRIEVAL, CauseCategory.GAP);
    }
  }

  @Test
  void aQuestionThatWasAnsweredWellElsewhereHasAKnownDocument() {
    try (PipelineFixture fixture = new PipelineFixture(TestDatabases.H2.migrated(), home)) {
      fixture.firstIndex();
      disliked(fixture, " ANT7  bee7", "d55");
      assertThat(diagnosis(fixture).findings().getFirst().evidence())
          .isEqualTo(
              "The correct document (d7) was not among the 1 given to the answer; the live index"
                  + " finds it among the first 5 hits.");
    }
  }

  @Test
  void aDocumentThatStandsOutAndWasNotServedIsMissing() {
    try (PipelineFixture fixture = new PipelineFixture(TestDatabases.H2.migrated(), home)) {
      fixture.firstIndex();
      disliked(fixture, "bee7 ant7", "d55");
      assertThat(diagnosis(fixture).findings().getFirst().evidence())
          .isEqualTo(
              "The live index clearly ranks d7 first, but it was not among the 1 documents given"
                  + " to the answer.");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aReviewersDocumentIsTheRightOne(TestDatabases kind) {
    try (PipelineFixture fixture = new PipelineFixture(kind.migrated(), home)) {
      fixture.firstIndex();
      disliked(fixture, "bee7 ant7", "d7");
      long conversation = diagnosis(fixture).findings().getFirst().conversationId();
      long document = fixture.documents.byExternalId("d55").getFirst().id();
      new DecisionRepository(fixture.workspace, fixture.clock)
          .record(
              conversation,
              "rae",
              new Judgement(
                  Verdict.WRONG,
                  Optional.empty(),
                  Optional.empty(),
                  Optional.of(document),
                  Optional.empty()));
      assertThat(routes(fixture)).containsExactly(CauseCategory.RETRIEVAL);
    }
  }

  @Test
  void whatAReviewerFoundFineIsNoDislike() {
    try (PipelineFixture fixture = new PipelineFixture(TestDatabases.H2.migrated(), home)) {
      fixture.firstIndex();
      disliked(fixture, "bee7 ant7", "d7");
      long conversation = diagnosis(fixture).findings().getFirst().conversationId();
      new DecisionRepository(fixture.workspace, fixture.clock)
          .record(conversation, "rae", Judgement.of(Verdict.FINE));
      assertThat(diagnosis(fixture).dislikes()).isZero();
    }
  }

  @Test
  void aWindowThatHasJustBegunShowsThePeriodBefore() {
    try (PipelineFixture fixture = new PipelineFixture(TestDatabases.H2.migrated(), home)) {
      fixture.firstIndex();
      disliked(fixture, "bee7 ant7", "d7");
      Instant promoted = fixture.clock.instant().plus(Duration.ofDays(40));
      DislikeDiagnosis found =
          fixture.diagnosis.latest(promoted, promoted.plusSeconds(1), ProgressMonitor.none());
      assertThat(found.dislikes()).isOne();
      assertThat(found.from()).isEqualTo(promoted.minus(Duration.ofDays(56)));
      assertThat(found.to()).isEqualTo(promoted);
    }
  }

  @Test
  void withoutDislikesThereIsNothingToHelp() {
    try (PipelineFixture fixture = new PipelineFixture(TestDatabases.H2.migrated(), home)) {
      fixture.firstIndex();
      DislikeDiagnosis diagnosis = diagnosis(fixture);
      assertThat(diagnosis.canHelp()).isFalse();
      assertThat(diagnosis.shares()).extracting(DislikeDiagnosis.Share::share).containsOnly(0.0);
    }
  }

  // the search finds d7 for each of these questions
  @ParameterizedTest
  @EnumSource
  void whatWasServedDecidesWhereTheSearchFindsSomethingElse(TestDatabases kind) {
    try (PipelineFixture fixture = new PipelineFixture(kind.migrated(), home)) {
      fixture.firstIndex();
      disliked(fixture, "ANT7 bee7", "d1", "d2", "d7", "d4");
      disliked(fixture, "ANT7 bee7", "d1", "d2", "d3");
      disliked(fixture, "bee7 ant7", "d3", "d7");
      disliked(fixture, "bee7 ant7", "d3", "d4");
      disliked(fixture, "ANT7 bee7");
      disliked(fixture, "bee7 ant7", "not stored");
      DislikeDiagnosis diagnosis = diagnosis(fixture);
      assertThat(diagnosis.findings())
          .extracting(
              DislikeDiagnosis.Finding::route,
              DislikeDiagnosis.Finding::basis,
              DislikeDiagnosis.Finding::evidence)
          .containsExactly(
              tuple(
                  CauseCategory.CONTENT,
                  CauseEvidence.SERVED,
                  "The correct document (d7) was number 3 of the 4 given to the answer."),
              tuple(
                  CauseCategory.RETRIEVAL,
                  CauseEvidence.SERVED,
                  "The correct document (d7) was not among the 3 given to the answer; the live"
                      + " index finds it among the first 5 hits."),
              tuple(
                  CauseCategory.CONTENT,
                  CauseEvidence.SERVED,
                  "The live index clearly ranks d7 first, and it was number 2 of the 2 documents"
                      + " given to the answer: check that document."),
              tuple(
                  CauseCategory.RETRIEVAL,
                  CauseEvidence.SERVED,
                  "The live index clearly ranks d7 first, but it was not among the 2 documents"
                      + " given to the answer."),
              tuple(
                  CauseCategory.CONTENT,
                  CauseEvidence.SEARCH,
                  "The correct document (d7) is among the first 5 hits."),
              tuple(
                  CauseCategory.CONTENT,
                  CauseEvidence.SEARCH,
                  "The live index clearly ranks d7 first for this question, so search is hardly"
                      + " the cause: check that document."));
      assertThat(diagnosis.evidence())
          .extracting(DislikeDiagnosis.EvidenceCount::dislikes)
          .containsExactly(4, 2, 0, 0);
    }
  }

  @Test
  void theLiveIndexThatFindsWhatAnswersLackedIsNotBuiltAgain() {
    try (PipelineFixture fixture = new PipelineFixture(TestDatabases.H2.migrated(), home)) {
      fixture.firstIndex();
      disliked(fixture, "ANT7 bee7", "d1", "d2");
      DislikeDiagnosis diagnosis = diagnosis(fixture);
      assertThat(diagnosis.canHelp()).isFalse();
      assertThat(diagnosis.why())
          .contains("known from the documents given to the answer for 1,")
          .endsWith("Check how the chat product searches.");
    }
  }

  @Test
  void saysPlainlyWhetherReEmbeddingCanHelp() {
    try (PipelineFixture fixture = new PipelineFixture(TestDatabases.H2.migrated(), home)) {
      fixture.firstIndex();
      disliked(fixture, PipelineFixture.unclear(1), "d55");
      assertThat(diagnosis(fixture).why()).endsWith("Re-embedding can help.");
    }
  }
}
