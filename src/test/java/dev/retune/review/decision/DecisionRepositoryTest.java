package dev.retune.review.decision;

import static dev.retune.statistics.VoteTables.dislike;
import static dev.retune.statistics.VoteTables.like;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.bootstrap.module.EntityClasses;
import dev.retune.common.error.InvalidInputException;
import dev.retune.persistence.Workspace;
import dev.retune.statistics.StatisticsService;
import dev.retune.statistics.VoteTables;
import dev.retune.statistics.model.VoteStatistics;
import dev.retune.statistics.time.TimeWindow;
import dev.retune.support.TestDatabases;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DecisionRepositoryTest {
  private static final Instant NOON = Instant.parse("2026-11-15T12:00:00Z");

  /** Creates ten answers with one vote each: four dislikes, then likes. */
  private static Workspace filled(TestDatabases kind) {
    Workspace workspace = Workspace.open(kind.migrated(), EntityClasses.all());
    List<VoteTables.Vote> votes =
        IntStream.range(0, 10)
            .mapToObj(n -> "2026-11-14T1" + n + ":00:00Z")
            .map(at -> at.compareTo("2026-11-14T14") < 0 ? dislike(at, "other") : like(at))
            .toList();
    VoteTables.fill(workspace, votes);
    return workspace;
  }

  private static DecisionRepository at(Workspace workspace, Instant now) {
    return new DecisionRepository(workspace, Clock.fixed(now, ZoneOffset.UTC));
  }

  private static double adjudicated(Workspace workspace, Instant asOf) {
    VoteStatistics stats =
        new StatisticsService(workspace, Clock.systemUTC(), ZoneOffset.UTC, 0.3)
            .stats(new TimeWindow.Days(7), asOf);
    assertThat(stats.dislikeRatio()).isEqualTo(0.4);
    return stats.adjudicatedRatio();
  }

  @ParameterizedTest
  @CsvSource({
    "H2, 1, FINE, 0.3",
    "H2, 1, WRONG, 0.4",
    "H2, 1, UNCLEAR, 0.4",
    "H2, 5, FINE, 0.4",
    "H2, 5, WRONG, 0.5",
    "POSTGRESQL, 1, FINE, 0.3",
    "POSTGRESQL, 5, WRONG, 0.5",
  })
  void aVerdictReplacesTheVotes(TestDatabases kind, long answer, Verdict verdict, double ratio) {
    try (Workspace workspace = filled(kind)) {
      at(workspace, NOON).record(answer, "kim", Judgement.of(verdict));
      assertThat(adjudicated(workspace, NOON.plusSeconds(1))).isEqualTo(ratio);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theNewestDecisionThatWasNotUndoneStands(TestDatabases kind) {
    try (Workspace workspace = filled(kind)) {
      at(workspace, NOON).record(1, "kim", Judgement.of(Verdict.FINE));
      Decision second =
          at(workspace, NOON.plusSeconds(10)).record(1, "lee", Judgement.of(Verdict.WRONG));
      assertThat(adjudicated(workspace, NOON.plusSeconds(20))).isEqualTo(0.4);
      at(workspace, NOON.plusSeconds(30)).undo(second.id(), "lee");
      assertThat(adjudicated(workspace, NOON.plusSeconds(40))).isEqualTo(0.3);
      // as before the decision
      assertThat(adjudicated(workspace, NOON.plusSeconds(20))).isEqualTo(0.4);
      assertThat(adjudicated(workspace, NOON)).isEqualTo(0.4);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyFieldIsKept(TestDatabases kind) {
    try (Workspace workspace = filled(kind)) {
      Judgement judgement =
          new Judgement(
              Verdict.WRONG,
              Optional.of("outdated"),
              Optional.of("고친 답"),
              Optional.empty(),
              Optional.of("note"));
      Decision decision = at(workspace, NOON).record(2, "kim", judgement);
      assertThat(new DecisionHistoryRepository(workspace).of(2)).containsExactly(decision);
      assertThat(decision.judgement()).isEqualTo(judgement);
      assertThat(decision.decidedAt()).isEqualTo(NOON);
    }
  }

  @ParameterizedTest
  @EnumSource
  void onlyStandingDecisionsAreListedByConversation(TestDatabases kind) {
    try (Workspace workspace = filled(kind)) {
      DecisionRepository decisions = at(workspace, NOON);
      decisions.record(1, "kim", Judgement.of(Verdict.FINE));
      Decision second = decisions.record(1, "kim", Judgement.of(Verdict.UNCLEAR));
      Decision undone = decisions.record(2, "kim", Judgement.of(Verdict.WRONG));
      decisions.undo(undone.id(), "kim");
      assertThat(new StandingDecisionRepository(workspace).newest())
          .containsExactly(
              new StandingDecisionRepository.Standing(
                  1, Verdict.UNCLEAR, Optional.empty(), second.decidedAt()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachChangeIsAuditedOnce(TestDatabases kind) {
    try (Workspace workspace = filled(kind)) {
      DecisionRepository decisions = at(workspace, NOON);
      Decision first = decisions.record(1, "kim", Judgement.of(Verdict.FINE));
      decisions.record(1, "kim", Judgement.of(Verdict.WRONG));
      decisions.undo(first.id(), "lee");
      decisions.undo(first.id(), "lee");
      List<String> rows =
          workspace.read(
              s ->
                  s.createNativeQuery(
                          "select who || ' ' || action || ' ' || subject || ' ' || before_value"
                              + " || '>' || after_value from audit order by id",
                          String.class)
                      .getResultList());
      assertThat(rows)
          .containsExactly(
              "kim decision conversation 1 >FINE",
              "kim decision conversation 1 FINE>WRONG",
              "lee undo conversation 1 FINE>WRONG");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNotThereIsRefused(TestDatabases kind) {
    try (Workspace workspace = filled(kind)) {
      DecisionRepository decisions = at(workspace, NOON);
      assertThatThrownBy(() -> decisions.record(99, "kim", Judgement.of(Verdict.FINE)))
          .isInstanceOf(InvalidInputException.class);
      assertThatThrownBy(() -> decisions.undo(99, "kim")).isInstanceOf(InvalidInputException.class);
    }
  }
}
