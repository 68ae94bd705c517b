package dev.retune.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.clustering.model.TopicBadge;
import dev.retune.clustering.model.TopicReport;
import dev.retune.clustering.model.TopicState;
import dev.retune.clustering.model.TopicSummary;
import dev.retune.clustering.store.TopicRepository;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.repository.VoteTopicRepository;
import dev.retune.persistence.Workspace;
import dev.retune.review.decision.DecisionRepository;
import dev.retune.review.decision.Judgement;
import dev.retune.review.decision.Verdict;
import dev.retune.support.TestDatabases;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Topics are computed once, keep their ids, and have trends. */
class TopicServiceTest {
  private final TopicFixture fixture = new TopicFixture();

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void topicsKeepTheirIdsAndDecisionsHold(TestDatabases kind) {
    try (Workspace workspace = TopicFixture.workspace(kind)) {
      TopicFeature feature = fixture.feature(workspace);
      TopicService topics = feature.topics();
      assertThat(topics.update(ProgressMonitor.none()).topics()).isEmpty();
      for (String topic : List.of("card", "refund", "pin")) {
        fixture.complain(workspace, 0, topic, 24);
      }
      TopicReport first = topics.update(ProgressMonitor.none());
      assertThat(first.topics()).hasSize(3);
      assertThat(first.dislikes()).isEqualTo(72);
      assertThat(first.week()).contains(LocalDate.of(2026, 10, 5));
      assertThat(TopicFixture.of(first, "refund").words()).contains("refund");
      assertThat(TopicFixture.of(first, "pin").finding().badge()).isEqualTo(TopicBadge.NONE);
      int embedded = fixture.models.embedded.get();

      feature.decisions().rename(TopicFixture.of(first, "card").id(), " Lost post ", "Kim");
      for (String topic : List.of("card", "refund", "pin")) {
        fixture.complain(workspace, 1, topic, 8);
      }
      fixture.complain(workspace, 1, "rate", 14);
      TopicReport second = topics.update(ProgressMonitor.none());
      // each question is embedded once, and the one reason was known
      assertThat(fixture.models.embedded.get() - embedded).isEqualTo(38);
      assertThat(second.topics()).hasSize(4);
      for (String topic : List.of("card", "refund", "pin")) {
        assertThat(TopicFixture.of(second, topic).id())
            .isEqualTo(TopicFixture.of(first, topic).id());
        assertThat(TopicFixture.of(second, topic).size()).isEqualTo(32);
      }
      assertThat(TopicFixture.of(second, "card").name()).isEqualTo("Lost post");
      assertThat(TopicFixture.of(second, "rate").finding().badge()).isEqualTo(TopicBadge.NEW);
      assertThat(TopicFixture.of(second, "rate").finding().pValue()).isLessThan(0.01);
      assertThat(TopicFixture.of(second, "rate").weeks())
          .extracting(TopicSummary.WeekCount::dislikes)
          .containsExactly(0, 14);

      feature
          .decisions()
          .merge(TopicFixture.of(second, "pin").id(), TopicFixture.of(second, "card").id(), "Kim");
      for (int week = 2; week < 6; week++) {
        fixture.complain(workspace, week, "card", 5);
        fixture.complain(workspace, week, "pin", 5);
        fixture.complain(workspace, week, "refund", 5);
        TopicReport later = topics.update(ProgressMonitor.none());
        assertThat(TopicFixture.of(later, "refund").id())
            .isEqualTo(TopicFixture.of(first, "refund").id());
        assertThat(
                later.topics().stream()
                    .filter(t -> t.texts().stream().anyMatch(x -> x.question().startsWith("pin ")))
                    .map(TopicSummary::id)
                    .collect(Collectors.toSet()))
            .containsExactly(TopicFixture.of(first, "card").id());
      }
      assertThat(audited(workspace)).isEqualTo(2);
      long merged = TopicFixture.of(second, "pin").id();
      assertThatThrownBy(() -> feature.decisions().rename(merged, "x", "Kim"))
          .isInstanceOf(InvalidInputException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void nothingIsComputedTwice(TestDatabases kind) {
    try (Workspace workspace = TopicFixture.workspace(kind)) {
      TopicService topics = fixture.feature(workspace).topics();
      assertThat(topics.state()).isEmpty();
      fixture.complain(workspace, 0, "card", 20);
      fixture.complain(workspace, 0, "refund", 20);
      assertThat(topics.current().ungrouped()).isEqualTo(40);
      TopicReport computed = topics.update(ProgressMonitor.none());
      long revision = new TopicRepository(workspace).revision();
      // another process finds what this one has stored
      assertThat(fixture.feature(workspace).topics().update(ProgressMonitor.none()))
          .isEqualTo(computed);
      assertThat(topics.current()).isEqualTo(computed);
      assertThat(new TopicRepository(workspace).revision()).isEqualTo(revision);
      assertThat(topics.state()).contains(new TopicState(0, TopicFixture.CLOCK.instant(), true));

      fixture.complain(workspace, 1, "rate", 14);
      fixture.complain(workspace, 1, "card", 3);
      assertThat(topics.state()).contains(new TopicState(0, TopicFixture.CLOCK.instant(), false));
      assertThat(topics.current().ungrouped()).isEqualTo(17);
      assertThat(topics.update(ProgressMonitor.none()).ungrouped()).isZero();
      assertThat(topics.state()).contains(new TopicState(1, TopicFixture.CLOCK.instant(), true));
      assertThat(
              new VoteTopicRepository(workspace)
                  .dislikes(
                      TopicFixture.FIRST_WEEK, TopicFixture.FIRST_WEEK.plus(Duration.ofDays(20))))
          .containsAllEntriesOf(Map.of(TopicFixture.of(computed, "card").id(), 23))
          .doesNotContainKey(0L)
          .hasSize(3);
    }
  }

  @ParameterizedTest
  @EnumSource(value = TestDatabases.class, names = "H2")
  void whatReviewersCalledFineIsNotInTheTrendAfterReview(TestDatabases kind) {
    try (Workspace workspace = TopicFixture.workspace(kind)) {
      TopicService topics = fixture.feature(workspace).topics();
      fixture.complain(workspace, 0, "card", 20);
      fixture.complain(workspace, 0, "refund", 60);
      fixture.complain(workspace, 1, "card", 14);
      fixture.complain(workspace, 1, "refund", 4);
      TopicSummary before = TopicFixture.of(topics.update(ProgressMonitor.none()), "card");
      assertThat(before.finding().badge()).isEqualTo(TopicBadge.GROWING);
      assertThat(before.afterReview().finding().badge()).isEqualTo(TopicBadge.GROWING);
      assertThat(before.sources().get("chat")).isEqualTo(before.afterReview());
      DecisionRepository decisions = new DecisionRepository(workspace, TopicFixture.CLOCK);
      for (int i = 0; i < 10; i++) {
        decisions.record(
            before.texts().get(20 + i).conversationId(), "kim", Judgement.of(Verdict.FINE));
      }
      TopicSummary after = TopicFixture.of(topics.update(ProgressMonitor.none()), "card");
      assertThat(after.finding()).isEqualTo(before.finding());
      assertThat(after.overruled()).isEqualTo(10);
      assertThat(after.afterReview().dislikes()).isEqualTo(24);
      assertThat(after.afterReview().weeks())
          .extracting(TopicSummary.WeekCount::dislikes)
          .containsExactly(20, 4);
      assertThat(after.afterReview().share()).isEqualTo(0.5);
      assertThat(after.afterReview().finding().badge()).isEqualTo(TopicBadge.NONE);
    }
  }

  private static int audited(Workspace workspace) {
    return workspace.fetch(
        connection -> {
          try (var query =
                  connection.prepareStatement(
                      "select count(*) from audit where action = 'topic' and who = 'Kim'");
              var row = query.executeQuery()) {
            row.next();
            return row.getInt(1);
          }
        });
  }
}
