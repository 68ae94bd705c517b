package dev.retune.retrain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.house.Databases;
import dev.retune.review.Decisions;
import dev.retune.review.Judgement;
import dev.retune.review.Verdict;
import dev.retune.work.Monitor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DiagnosisServiceTest {
  @TempDir private Path home;

  private static Diagnosis diagnosis(Lab lab) {
    return lab.diagnosis.of(
        Lab.START.plus(Duration.ofMinutes(90)), lab.clock.instant().plusSeconds(1), Monitor.none());
  }

  private static List<Route> routes(Lab lab) {
    return diagnosis(lab).findings().stream().map(Diagnosis.Finding::route).toList();
  }

  private static void disliked(Lab lab, String question, String served) {
    lab.voted(List.of(Lab.said(question, Optional.of(served), false, "")));
  }

  @ParameterizedTest
  @EnumSource
  void routesEachDislikeByWhatTheLiveIndexFinds(Databases kind) {
    try (Lab lab = new Lab(kind.migrated(), home)) {
      lab.firstIndex();
      disliked(lab, "bee7 ant7", "d7");
      disliked(lab, Lab.unclear(1), "d55");
      disliked(lab, "wasp hornet", "d55");
      assertThat(routes(lab)).containsExactly(Route.CONTENT, Route.RETRIEVAL, Route.GAP);
    }
  }

  @Test
  void aQuestionThatWasAnsweredWellElsewhereHasAKnownDocument() {
    try (Lab lab = new Lab(Databases.H2.migrated(), home)) {
      lab.firstIndex();
      disliked(lab, " ANT7  bee7", "d55");
      assertThat(diagnosis(lab).findings().getFirst().evidence())
          .isEqualTo("The right document (d7) is among the first 5 found.");
    }
  }

  @Test
  void anIndexThatFindsOneDocumentClearlyIsNotToBlame() {
    try (Lab lab = new Lab(Databases.H2.migrated(), home)) {
      lab.firstIndex();
      disliked(lab, "bee7 ant7", "d55");
      assertThat(diagnosis(lab).findings().getFirst().evidence())
          .startsWith("For this question the live index puts d7 clearly first");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aReviewersDocumentIsTheRightOne(Databases kind) {
    try (Lab lab = new Lab(kind.migrated(), home)) {
      lab.firstIndex();
      disliked(lab, "bee7 ant7", "d7");
      long conversation = diagnosis(lab).findings().getFirst().conversationId();
      long document = lab.documents.byExternalId("d55").getFirst().id();
      new Decisions(lab.workspace, lab.clock)
          .record(
              conversation,
              "rae",
              new Judgement(
                  Verdict.WRONG,
                  Optional.empty(),
                  Optional.empty(),
                  Optional.of(document),
                  Optional.empty()));
      assertThat(routes(lab)).containsExactly(Route.RETRIEVAL);
    }
  }

  @Test
  void whatAReviewerFoundFineIsNoDislike() {
    try (Lab lab = new Lab(Databases.H2.migrated(), home)) {
      lab.firstIndex();
      disliked(lab, "bee7 ant7", "d7");
      long conversation = diagnosis(lab).findings().getFirst().conversationId();
      new Decisions(lab.workspace, lab.clock)
          .record(conversation, "rae", Judgement.of(Verdict.FINE));
      assertThat(diagnosis(lab).dislikes()).isZero();
    }
  }

  @Test
  void withoutDislikesThereIsNothingToHelp() {
    try (Lab lab = new Lab(Databases.H2.migrated(), home)) {
      lab.firstIndex();
      Diagnosis diagnosis = diagnosis(lab);
      assertThat(diagnosis.canHelp()).isFalse();
      assertThat(diagnosis.shares()).extracting(Diagnosis.Share::share).containsOnly(0.0);
    }
  }

  @Test
  void saysPlainlyWhetherReEmbeddingCanHelp() {
    try (Lab lab = new Lab(Databases.H2.migrated(), home)) {
      lab.firstIndex();
      disliked(lab, Lab.unclear(1), "d55");
      assertThat(diagnosis(lab).why()).endsWith("Re-embedding can help.");
    }
  }

  @Test
  void aSampleIsDrawnWithItsSeed() {
    List<Long> ids = LongStream.range(0, 2_000).boxed().toList();
    assertThat(drawn(ids, 1)).hasSize(500).isEqualTo(drawn(ids, 1));
    assertThat(drawn(ids, 2)).isNotEqualTo(drawn(ids, 1));
    assertThat(drawn(ids.subList(0, 500), 1)).isEqualTo(ids.subList(0, 500));
  }

  private static List<Long> drawn(List<Long> ids, long seed) {
    return Dislikes.drawn(ids.iterator(), 500, seed).ids();
  }
}
