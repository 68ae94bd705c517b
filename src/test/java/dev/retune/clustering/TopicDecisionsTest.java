package dev.retune.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.clustering.model.ProposalKind;
import dev.retune.clustering.model.StoredTopics;
import dev.retune.clustering.model.TopicBadge;
import dev.retune.clustering.model.TopicDecision.DecisionKind;
import dev.retune.clustering.model.TopicProposal;
import dev.retune.clustering.model.TopicReport;
import dev.retune.clustering.store.TopicRepository;
import dev.retune.clustering.store.TopicWriter;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.RefusedException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.repository.VoteTopicRepository;
import dev.retune.persistence.Workspace;
import dev.retune.support.TestDatabases;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Proposals about topics, and what people decide about them. */
class TopicDecisionsTest {
  private final TopicFixture fixture = new TopicFixture();

  /** The topics of an update after 24 complaints about each subject. */
  private record FirstTopics(long card, long pin, long refund) {}

  private FirstTopics firstTopics(Workspace workspace, TopicFeature feature) {
    for (String subject : List.of("card", "refund", "pin")) {
      fixture.complain(workspace, 0, subject, 24);
    }
    TopicReport report = feature.topics().update(ProgressMonitor.none());
    return new FirstTopics(
        TopicFixture.of(report, "card").id(),
        TopicFixture.of(report, "pin").id(),
        TopicFixture.of(report, "refund").id());
  }

  /** Nine of a topic's texts. */
  private static Set<String> someTexts(StoredTopics topics, long topic) {
    return TopicFixture.texts(topics, topic).stream().limit(9).collect(Collectors.toSet());
  }

  /** Stores proposals as an update does; returns those that are open then. */
  private static List<TopicProposal> proposed(TopicRepository stored, TopicProposal... proposals) {
    stored.change(
        stored.load().revision(),
        connection ->
            new TopicWriter(connection)
                .propose(List.of(), List.of(proposals), TopicFixture.CLOCK.instant()));
    return stored.load().open();
  }

  /** Proposals as an update would store them, accepted, kept for four weeks, and undone. */
  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void acceptedProposalsHoldAndCanBeUndone(TestDatabases kind) {
    try (Workspace workspace = TopicFixture.workspace(kind)) {
      TopicFeature feature = fixture.feature(workspace);
      FirstTopics first = firstTopics(workspace, feature);
      long card = first.card();
      long pin = first.pin();
      long refund = first.refund();
      TopicRepository stored = new TopicRepository(workspace);
      StoredTopics now = stored.load();
      Set<String> pins = TopicFixture.texts(now, pin);
      Set<String> some = someTexts(now, refund);
      List<TopicProposal> open =
          proposed(
              stored,
              new TopicProposal(0, ProposalKind.MERGE, pin, card, 24, pins),
              new TopicProposal(0, ProposalKind.SPLIT, refund, 0, 24, some));
      assertThatThrownBy(() -> feature.decisions().accept(open.getFirst().id(), "x".repeat(300)))
          .isInstanceOf(RuntimeException.class);
      assertThat(stored.load().topicOf()).isEqualTo(now.topicOf());
      // the application may not change tables in H2
      if (kind == TestDatabases.POSTGRESQL) {
        votesAndAnswersAreToldInTheSameTransaction(workspace, feature, open.getFirst().id());
      }

      for (TopicProposal proposal : open) {
        feature.decisions().accept(proposal.id(), "Kim");
      }
      StoredTopics accepted = stored.load();
      assertThat(accepted.open()).isEmpty();
      assertThat(accepted.find(pin).orElseThrow().mergedInto()).contains(card);
      assertThat(TopicFixture.texts(accepted, card)).hasSize(48).containsAll(pins);
      long made = accepted.of(some.iterator().next());
      assertThat(made).isGreaterThan(refund);
      assertThat(TopicFixture.texts(accepted, made)).isEqualTo(some);
      assertThat(
              new VoteTopicRepository(workspace)
                  .dislikes(
                      TopicFixture.FIRST_WEEK, TopicFixture.FIRST_WEEK.plus(Duration.ofDays(7))))
          .isEqualTo(Map.of(card, 48, refund, 15, made, 9));

      for (int week = 1; week < 5; week++) {
        fixture.complain(workspace, week, "card", 3);
        fixture.complain(workspace, week, "pin", 3);
        TopicReport later = feature.topics().update(ProgressMonitor.none());
        assertThat(later.proposals())
            .noneMatch(p -> Set.of(card, pin, refund, made).contains(p.topic()));
        StoredTopics kept = stored.load();
        assertThat(pins).allMatch(text -> kept.of(text) == card);
        assertThat(some).allMatch(text -> kept.of(text) == made);
        assertThat(stored.decidedKinds())
            .isEqualTo(
                Map.of(
                    card, DecisionKind.MERGE,
                    pin, DecisionKind.MERGE,
                    refund, DecisionKind.SPLIT,
                    made, DecisionKind.SPLIT));
      }

      assertThatThrownBy(() -> feature.decisions().undo("Lee"))
          .isInstanceOf(RefusedException.class);
      assertThat(feature.decisions().undo("Kim").kind()).isEqualTo(DecisionKind.SPLIT);
      assertThat(TopicFixture.texts(stored.load(), refund)).containsAll(some);
      assertThat(feature.decisions().undo("Kim").kind()).isEqualTo(DecisionKind.MERGE);
      StoredTopics undone = stored.load();
      assertThat(pins).allMatch(text -> undone.of(text) == pin);
      assertThat(stored.decidedKinds()).isEmpty();
      assertThat(undone.find(pin).orElseThrow().mergedInto()).isEmpty();
      assertThatThrownBy(() -> feature.decisions().undo("Kim"))
          .isInstanceOf(RefusedException.class);
    }
  }

  /** Later updates of the week neither withdraw nor add proposals, unless a topic is gone. */
  @ParameterizedTest
  @EnumSource(value = TestDatabases.class, names = "H2")
  void proposalsStandForAWeek(TestDatabases kind) {
    try (Workspace workspace = TopicFixture.workspace(kind)) {
      TopicFeature feature = fixture.feature(workspace);
      FirstTopics first = firstTopics(workspace, feature);
      TopicRepository stored = new TopicRepository(workspace);
      Set<String> some = someTexts(stored.load(), first.refund());
      List<TopicProposal> open =
          proposed(
              stored,
              new TopicProposal(0, ProposalKind.MOVE, first.refund(), first.pin(), 24, some),
              new TopicProposal(0, ProposalKind.SPLIT, first.refund(), 0, 24, some));
      fixture.complain(workspace, 0, "card", 3);
      feature.topics().update(ProgressMonitor.none());
      assertThat(stored.load().open()).isEqualTo(open);
      feature.decisions().merge(first.pin(), first.card(), "Kim");
      feature.topics().update(ProgressMonitor.none());
      assertThat(stored.load().open()).containsExactly(open.getLast());
      fixture.complain(workspace, 1, "card", 3);
      feature.topics().update(ProgressMonitor.none());
      // they hang together, so the next week does not propose it again
      assertThat(stored.load().open()).isEmpty();
    }
  }

  private static void votesAndAnswersAreToldInTheSameTransaction(
      Workspace workspace, TopicFeature feature, long proposal) {
    StoredTopics before = new TopicRepository(workspace).load();
    run(workspace, "alter table answer_topic rename to answer_topic_away");
    assertThatThrownBy(() -> feature.decisions().accept(proposal, "Kim"))
        .isInstanceOf(RuntimeException.class);
    run(workspace, "alter table answer_topic_away rename to answer_topic");
    assertThat(new TopicRepository(workspace).load()).isEqualTo(before);
  }

  private static void run(Workspace workspace, String sql) {
    workspace.jdbc(
        connection -> {
          try (var statement = connection.createStatement()) {
            statement.execute(sql);
          }
        });
  }

  @ParameterizedTest
  @EnumSource(value = TestDatabases.class, names = "H2")
  void whatWasMergedCanBeDivided(TestDatabases kind) {
    try (Workspace workspace = TopicFixture.workspace(kind)) {
      TopicFeature feature = fixture.feature(workspace);
      FirstTopics first = firstTopics(workspace, feature);
      feature.decisions().merge(first.pin(), first.card(), "Kim");
      List<Long> made = feature.decisions().split(first.card(), "Kim", ProgressMonitor.none());
      assertThat(made).hasSize(1);
      TopicReport after = feature.topics().update(ProgressMonitor.none());
      assertThat(after.topics()).hasSize(3);
      assertThat(TopicFixture.of(after, "card").id())
          .isNotEqualTo(TopicFixture.of(after, "pin").id());
      // an old topic's part is not new
      assertThat(after.topics())
          .allSatisfy(t -> assertThat(t.finding().badge()).isEqualTo(TopicBadge.NONE));
      assertThatThrownBy(() -> feature.decisions().accept(99, "Kim"))
          .isInstanceOf(InvalidInputException.class);
      assertThatThrownBy(
              () ->
                  feature
                      .drift()
                      .compare(7, 28, TopicFixture.CLOCK.instant(), ProgressMonitor.none()))
          .isInstanceOf(RefusedException.class);
    }
  }
}
